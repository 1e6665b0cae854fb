"""The portal as a Django application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages, words and pictures of the portal."""

    name = "onedoor.doors.portal"
    label = "portal"

    def ready(self) -> None:
        """Its menu stands on the frame's pages too."""
        from onedoor.doors.frame.menus import offer_menu
        from onedoor.doors.portal.shown import menu

        offer_menu("/", menu)
