"""Registers outreach with Django."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Community helper teams."""

    name = "onedoor.outreach"
    label = "outreach"
    verbose_name = "Outreach"

    def ready(self) -> None:
        """Whoever is helped is told."""
        from onedoor.outreach import reactions

        reactions.listen()
