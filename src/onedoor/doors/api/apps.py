"""Registers the API and the reader of machine tokens."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The door for machines."""

    name = "onedoor.doors.api"
    label = "api"

    def ready(self) -> None:
        from onedoor.doors.api.tokens import machine_of  # noqa: PLC0415  Apps must be ready first.
        from onedoor.doors.frame.access import read_machines_with  # noqa: PLC0415  As above.

        read_machines_with(machine_of)
