"""Registers the programme with Django."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Targets and plans."""

    name = "onedoor.programme"
    label = "programme"
    verbose_name = "Programme"
