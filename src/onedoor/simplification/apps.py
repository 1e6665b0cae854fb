"""Registers simplification with Django."""

from django.apps import AppConfig


class SimplificationConfig(AppConfig):
    """What could be spared."""

    name = "onedoor.simplification"
    label = "simplification"
    verbose_name = "Simplification"
