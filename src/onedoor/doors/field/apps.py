"""The field as a Django app: templates, static files, and its words in English."""

from django.apps import AppConfig


class FieldConfig(AppConfig):
    """The door of community helpers."""

    name = "onedoor.doors.field"
    label = "field"

    def ready(self) -> None:
        """Its menu stands on the frame's pages too."""
        from onedoor.doors.field.shown import menu
        from onedoor.doors.frame.menus import offer_menu

        offer_menu("/field/", menu)
