"""Registers the dossiers with Django."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The dossiers."""

    name = "onedoor.dossiers"
    label = "dossiers"
    verbose_name = "Dossiers"

    def ready(self) -> None:
        from onedoor.dossiers import reactions

        reactions.listen()
