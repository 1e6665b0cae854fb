"""The office as a Django app: templates, static files, and its words in English."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The office of heads and editors."""

    name = "onedoor.doors.office"
    label = "office"

    def ready(self) -> None:
        """Its menu stands on the frame's pages too."""
        from onedoor.doors.frame.menus import offer_menu
        from onedoor.doors.office.shown import menu

        offer_menu("/office/", menu)
