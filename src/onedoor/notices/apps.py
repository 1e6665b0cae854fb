"""Registers the notices with Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Messages to people."""

    name = "onedoor.notices"
    label = "notices"
