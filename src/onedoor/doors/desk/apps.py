"""The desk as a Django app: templates, tags, static files, and its words in English."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The officers' desk."""

    name = "onedoor.doors.desk"
    label = "desk"
