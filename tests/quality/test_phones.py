"""The eight checks of a page on a phone, waiting in a journey, a place to report holes: small rules with vectors."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from onedoor.quality.rules.outside import from_outside
from onedoor.quality.rules.phones import phone_checks, phone_score
from onedoor.quality.rules.security_txt import is_valid, read_security_txt
from onedoor.quality.terms import Standing
from onedoor.quality.terms.phones import OnPhone
from onedoor.quality.terms.probes import Facts, InBrowser, Journey, Stumble
from onedoor.quality.terms.security_txt import SecurityTxt
from tests.quality.test_from_outside import WINDOW, by_id
from tests.quality.test_probe_scores import HOME, NOW, facts

GOOD = OnPhone("width=device-width", letters=100, targets=9, keyed=1, uploads=1)


def page(**more: Any) -> InBrowser:
    return InBrowser(HOME, scroll_width=360, width=360, phone=replace(GOOD, **more))


@pytest.mark.parametrize(
    ("more", "name", "passed"),
    [
        ({"viewport": None}, "viewport", False),
        ({"viewport": "width=device-width, user-scalable=no"}, "zoom", False),
        ({"small_letters": 5}, "letters", True),
        ({"small_letters": 6}, "letters", False),
        ({"letters": 0}, "letters", None),
        ({"small_targets": 1}, "targets", False),
        ({"targets": 0}, "targets", None),
        ({"wrong_keys": 1}, "keyboard", False),
        ({"keyed": 0}, "keyboard", None),
        ({"no_camera": 1}, "camera", False),
        ({"uploads": 0}, "camera", None),
        ({"hover_only": 2}, "hover", False),
        ({"unread_sheets": 1}, "hover", None),
        ({"unread_sheets": 1, "hover_only": 1}, "hover", False),
    ],
)
def test_each_check_of_a_phone(more: dict[str, Any], name: str, passed: bool | None) -> None:
    assert phone_checks(page(**more))[name] is passed


def test_a_score_counts_what_applies() -> None:
    assert phone_score(page()) == 100
    assert phone_score(replace(page(keyed=0, uploads=0), scroll_width=900)) == pytest.approx(100 * 5 / 6)
    assert phone_score(InBrowser(HOME)) is None


def visit(*pages: InBrowser, holes: SecurityTxt | None = None) -> Facts:
    seen = facts()
    return replace(seen, browser=pages, plain=replace(seen.plain, security_txt=holes))


def test_waiting_is_that_of_journeys_which_came_to_their_end() -> None:
    journeys = [Journey(3, waited_ms=4000.0), Journey(3, waited_ms=6000.0), Journey(3, 2, Stumble.ERROR)]
    found = by_id(from_outside(WINDOW, [visit(*(replace(page(), journey=one) for one in journeys))], None))
    assert (found["S5"].value, found["S5"].n, found["A3"].value) == (5.0, 2, 100)
    stopped = by_id(from_outside(WINDOW, [visit(replace(page(), journey=journeys[2]))], None))
    assert stopped["S5"].standing is Standing.NOT_MEASURED


@pytest.mark.parametrize(
    ("status", "kind", "body", "valid"),
    [
        (200, "text/plain; charset=utf-8", "# Hi\nContact: mailto:a@b.vn\nExpires: 2027-01-01T00:00:00Z\n", True),
        (200, "text/plain", "contact:tel:1\nEXPIRES: 2027-01-01T07:00:00+07:00", True),
        (200, "text/html", "Contact: mailto:a@b.vn\nExpires: 2027-01-01T00:00:00Z\n", False),
        (404, "text/plain", "Contact: mailto:a@b.vn\nExpires: 2027-01-01T00:00:00Z\n", False),
        (200, "text/plain", "Contact: mailto:a@b.vn\n", False),
        (200, "text/plain", "Contact: mailto:a@b.vn\nExpires: 2026-01-01T00:00:00Z\n", False),
        (200, "text/plain", "Contact: x\nExpires: 2027-01-01T00:00:00Z\nExpires: 2028-01-01T00:00:00Z\n", False),
        (200, "text/plain", "Contact:\nExpires: 2027-01-01T00:00:00Z\n", False),
        (200, "text/plain", "Contact: x\nExpires: soon\n", False),
    ],
)
def test_a_security_txt_leads_to_somebody_until_a_day_to_come(status: int, kind: str, body: str, valid: bool) -> None:
    found = read_security_txt(status, kind, body)
    assert is_valid(found, NOW) is valid
    observed = by_id(from_outside(WINDOW, [visit(holes=found)], None))["Z7"]
    assert observed.value == 100 * valid
    assert not is_valid(found, NOW + timedelta(days=60))


@pytest.mark.parametrize("holes", [None, SecurityTxt()])
def test_where_nobody_asked_or_no_answer_came_nothing_is_measured(holes: SecurityTxt | None) -> None:
    found = by_id(from_outside(WINDOW, [visit(holes=holes)], None))
    assert found["Z7"].standing is Standing.NOT_MEASURED
