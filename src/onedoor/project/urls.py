"""Every address: each door declares its own; health is for the machines that watch us."""

from importlib import import_module

from django.urls import URLPattern, URLResolver, include, path

from onedoor.project import health

_DOORS = (("api/v1/", "api"), ("desk/", "desk"), ("", "frame"), ("", "portal"))


def _written(door: str) -> bool:
    try:
        import_module(f"onedoor.doors.{door}.urls")
    except ImportError:
        return False
    return True


urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health.health, name="health"),
    *(path(at, include(f"onedoor.doors.{door}.urls")) for at, door in _DOORS if _written(door)),
]

handler400 = "onedoor.doors.frame.refusals.bad_request"
handler403 = "onedoor.doors.frame.refusals.not_allowed"
handler404 = "onedoor.doors.frame.refusals.not_found"
handler500 = "onedoor.doors.frame.refusals.broken"

handler400 = "onedoor.doors.frame.refusals.bad_request"
handler403 = "onedoor.doors.frame.refusals.not_allowed"
handler404 = "onedoor.doors.frame.refusals.not_found"
handler500 = "onedoor.doors.frame.refusals.broken"
