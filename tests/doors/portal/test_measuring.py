"""What a page tells its browser for measuring: where to report, under a name that leads to nobody."""

import json
import re
from dataclasses import replace

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from onedoor.quality.models import Milestone
from tests.stories.portal.conftest import mai, monday
from tests.stories.portal.visitor import Visitor, begin

__all__ = ["mai", "monday"]
COLLECTOR = "https://reports.example"
pytestmark = pytest.mark.django_db


@pytest.fixture
def collected(settings: Settings) -> None:
    settings.ENV = replace(settings.ENV, collector_url=COLLECTOR)


def script(visitor: Visitor) -> dict[str, str]:
    found = re.search(r'<script defer src="[^"]*beacon[^"]*"([^>]*)>', visitor.page)
    return dict(re.findall(r'data-(\w+)="([^"]*)"', found[1])) if found else {}


def headers(visitor: Visitor) -> HttpResponse:
    assert visitor.answer is not None
    return visitor.answer


@pytest.mark.usefixtures("collected")
def test_a_page_of_a_journey_names_it_as_its_milestones_do(mai: Visitor) -> None:
    journey = begin(mai)
    mai.send(f"{journey}/page/child", {"shown": ["child_name"], "child_name": "An 123", "action": "continue"})
    told = script(mai)

    assert {one.journey for one in Milestone.objects.all()} == {told["journey"]}
    assert (told["to"], told["step"], told["route"], told["share"]) == (COLLECTOR, "child", "portal:form_page", "0.1")
    assert journey.strip("/").split("/")[-1] not in str(told)
    reporting = headers(mai)["Reporting-Endpoints"]
    assert reporting == f'default="{COLLECTOR}/reports?j={told["journey"]}"'


@pytest.mark.usefixtures("collected")
def test_the_networks_policy_outlives_the_page_and_names_no_journey(mai: Visitor) -> None:
    begin(mai)
    answer = headers(mai)
    group = json.loads(answer["Report-To"])

    assert group["endpoints"] == [{"url": f"{COLLECTOR}/reports"}]
    assert json.loads(answer["NEL"]) == {"report_to": group["group"], "max_age": 86400, "failure_fraction": 1.0}
    assert f"connect-src 'self' {COLLECTOR};" in answer["Content-Security-Policy"]


@pytest.mark.usefixtures("collected")
def test_a_page_outside_a_journey_names_none() -> None:
    visitor = Visitor().open("/")

    assert (script(visitor)["journey"], script(visitor)["step"]) == ("", "home")
    assert headers(visitor)["Reporting-Endpoints"] == f'default="{COLLECTOR}/reports"'


@pytest.mark.usefixtures("collected")
def test_who_wants_no_measuring_is_asked_for_nothing() -> None:
    visitor = Visitor()
    visitor.client.defaults["HTTP_SEC_GPC"] = "1"
    visitor.open("/")

    assert script(visitor) == {}
    assert not {"NEL", "Report-To", "Reporting-Endpoints"} & set(headers(visitor).headers)


def test_where_nobody_collects_nothing_is_asked() -> None:
    visitor = Visitor().open("/")

    assert script(visitor) == {}
    assert "NEL" not in headers(visitor).headers
    assert "connect-src 'self';" in headers(visitor)["Content-Security-Policy"]
