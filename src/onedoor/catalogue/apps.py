"""Registers the catalogue with Django."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """The catalogue of procedures."""

    name = "onedoor.catalogue"
    label = "catalogue"
