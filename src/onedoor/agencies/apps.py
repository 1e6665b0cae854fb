"""Registers the agencies with Django."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """The agencies."""

    name = "onedoor.agencies"
    label = "agencies"
    verbose_name = "Agencies"
