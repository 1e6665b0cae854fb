"""The desk as a Django app: templates, tags, static files, and its words in English."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The officers' desk."""

    name = "onedoor.doors.desk"
    label = "desk"

    def ready(self) -> None:
        """Its menu stands on the frame's pages too."""
        from onedoor.doors.desk.shown import menu
        from onedoor.doors.frame.menus import offer_menu

        offer_menu("/desk/", menu)
