"""Registers identity with Django."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """People and officers."""

    name = "onedoor.identity"
    label = "identity"
