"""The office as a Django app: templates, static files, and its words in English."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The office of heads and editors."""

    name = "onedoor.doors.office"
    label = "office"
