"""The frame as a Django app: templates, tags, static files, words in English, and the check of the routes."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """What the doors share."""

    name = "onedoor.doors.frame"
    label = "frame"

    def ready(self) -> None:
        """Register the check that no route is without an access rule."""
        from onedoor.doors.frame import checks  # noqa: F401  Registers itself; needs the apps loaded.
