"""Registers fees with Django."""

from django.apps import AppConfig


class FeesConfig(AppConfig):
    """What is due, and the money that pays it."""

    name = "onedoor.fees"
    label = "fees"

    def ready(self) -> None:
        from onedoor.fees import reactions

        reactions.listen()
