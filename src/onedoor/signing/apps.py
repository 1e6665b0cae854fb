"""Registers signing with Django."""

from django.apps import AppConfig


class SigningConfig(AppConfig):
    """What must be signed, and whether a signature holds."""

    name = "onedoor.signing"
    label = "signing"
