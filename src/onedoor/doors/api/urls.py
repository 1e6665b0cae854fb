"""The API's addresses, all under `/api/v1/`, and those that gateways call."""

from django.urls import URLPattern, URLResolver, include, path

from onedoor.doors.api import callbacks, catalogue, dossiers, quality, status, vault
from onedoor.doors.api.api import api
from onedoor.doors.api.openapi import openapi

PARTS = (catalogue, dossiers, quality, status, vault)
"""The modules whose operations the API is made of; importing them registers these."""

_patterns, _app, _namespace = api.urls
_operations = [pattern for pattern in _patterns if str(pattern.pattern)]

urlpatterns: list[URLPattern | URLResolver] = [
    path("openapi.json", openapi, name="openapi"),
    path("", include((_operations, _app), namespace=_namespace)),
]

callbacks_of = (
    [path("vnpay", callbacks.vnpay, name="vnpay"), path("signing", callbacks.signing, name="signing")],
    "callbacks",
)
"""The addresses that gateways and the trust service call, under `/callbacks/`."""
