"""Registers the journals with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The two journals."""

    name = "onedoor.audit"
    label = "audit"
    verbose_name = "Journals"
