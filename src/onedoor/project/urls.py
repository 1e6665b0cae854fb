"""Every address: each door declares its own; health is for the machines that watch us."""

from django.urls import URLPattern, URLResolver, include, path

from onedoor.doors.api.urls import callbacks_of
from onedoor.project import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health.health, name="health"),
    path("api/v1/", include("onedoor.doors.api.urls")),
    path("callbacks/", include(callbacks_of)),
    path("desk/", include("onedoor.doors.desk.urls")),
    path("field/", include("onedoor.doors.field.urls")),
    path("office/", include("onedoor.doors.office.urls")),
    path("", include("onedoor.doors.frame.urls")),
    path("", include("onedoor.doors.portal.urls")),
]

handler400 = "onedoor.doors.frame.refusals.bad_request"
handler403 = "onedoor.doors.frame.refusals.not_allowed"
handler404 = "onedoor.doors.frame.refusals.not_found"
handler500 = "onedoor.doors.frame.refusals.broken"
