"""Every address declares who may come to it."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.urls.resolvers import RegexPattern, URLResolver

from onedoor.doors.frame import access, checks


def test_no_route_is_without_a_rule() -> None:
    assert [route for route in access.routes() if not route.rules] == []


def test_a_forgotten_rule_fails_the_start_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgotten(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    declared = access.access(access.CITIZEN)(lambda _request: HttpResponse())
    urls = [path("forgotten", forgotten, name="forgotten"), path("mine", declared, name="mine")]
    monkeypatch.setattr(access, "get_resolver", lambda: URLResolver(RegexPattern(r"^/"), urls))
    assert [error.id for error in checks.every_route_has_a_rule(None)] == ["frame.E001"]
    assert {route.name: [str(rule) for rule in route.rules] for route in access.routes()} == {
        "forgotten": [],
        "mine": ["citizen"],
    }
