"""Registers the vault with Django."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The electronic data warehouse."""

    name = "onedoor.vault"
    label = "vault"
    verbose_name = "Electronic data warehouse"

    def ready(self) -> None:
        from onedoor.vault import reactions

        reactions.listen()
