"""Registers quality with Django."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """Measured quality."""

    name = "onedoor.quality"
    label = "quality"
    verbose_name = "Quality"
