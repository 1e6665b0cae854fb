"""Registers the API and the reader of machine tokens."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The door for machines."""

    name = "onedoor.doors.api"
    label = "api"

    def ready(self) -> None:
        from onedoor.doors.api.tokens import machine_of
        from onedoor.doors.frame.access import read_machines_with

        read_machines_with(machine_of)
