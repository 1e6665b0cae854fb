"""The portal as a Django application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages, words and pictures of the portal."""

    name = "onedoor.doors.portal"
    label = "portal"
