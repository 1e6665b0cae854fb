"""Every address: each door declares its own; health is for the machines that watch us."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from onedoor.project import health

_DOORS = (("api/v1/", "api"), ("desk/", "desk"), ("", "frame"), ("", "portal"))

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health.health, name="health"),
    *(
        path(at, include(f"onedoor.doors.{door}.urls"))
        for at, door in _DOORS
        if find_spec(f"onedoor.doors.{door}.urls")
    ),
]
