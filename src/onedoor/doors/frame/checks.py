"""Django's start check: no address without an access rule."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from onedoor.doors.frame.access import routes


@register()
def every_route_has_a_rule(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """An error for each route that declares nobody."""
    return [
        Error(
            f"The address «{route.pattern}» ({route.view}) declares no access rule.",
            hint="Decorate its view with @access(…) of onedoor.doors.frame.access.",
            id="frame.E001",
        )
        for route in routes()
        if not route.rules
    ]
