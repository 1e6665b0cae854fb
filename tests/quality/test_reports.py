"""What browsers report is read without belief: a few known things by their ids, and nothing else."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from onedoor.quality.rules.crowds import crowds
from onedoor.quality.rules.reports import MOST, WAYS, Garbage, of_browser, of_page, route_of
from onedoor.quality.rules.senders import browser_of, network_of
from onedoor.quality.terms import FROM_BROWSERS, FROM_PAGES, REPORTED, BrowserReport, Crowd, Kind, Sighting, Span
from tests.quality.test_causes import LIMITS

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
JOURNEY = "ab" * 32
OURS = "https://portal.example"


def page(**thing: object) -> list[BrowserReport]:
    return of_page({"v": 1, "f": 0.1, "e": [{"j": JOURNEY, "a": 1000, "p": "portal:form_page", **thing}]}, NOW)


def network(
    what: str, address: str = f"{OURS}/journey/0190-uuid/page/child?x=1#y", **more: object
) -> list[BrowserReport]:
    told = {"type": "network-error", "age": 0, "url": address, "body": {"type": what, **more}}
    return of_browser([told], NOW, origin=OURS)


def test_a_page_tells_when_where_and_by_which_rule() -> None:
    (told,) = page(k="dead_click", s="child", r="TypeError")

    assert told == BrowserReport(
        NOW - timedelta(seconds=1), "dead_click", JOURNEY, "child", "TypeError", "portal:form_page"
    )


@pytest.mark.parametrize("kind", sorted(set(Kind) - FROM_PAGES))
def test_what_the_server_sees_itself_no_page_can_tell(kind: Kind) -> None:
    assert page(k=kind.value, s="child") == []


def test_what_somebody_typed_is_no_id() -> None:
    (told,) = page(k="offline", s="Nguyễn Thị Mai", r="0912 345 678")

    assert (told.step, told.rule) == ("", "")


@pytest.mark.parametrize(
    "thing",
    [{"k": "offline", "a": -1}, {"k": "offline", "a": 10**400}, {"k": "offline", "j": "me"}, {"k": ["offline"]},
     {"k": "lcp", "n": 10**9}, {"k": "lcp", "n": True}, {"k": "lcp"}, {"k": "offline", "a": 3 * 24 * 3600 * 1000}],
)  # fmt: skip
def test_what_cannot_be_is_dropped(thing: dict[str, object]) -> None:
    assert page(**thing) == []


def test_a_measure_keeps_its_share() -> None:
    (told,) = page(k="lcp", n=1234.5)

    assert (told.value, told.share, told.step) == (1234.5, 0.1, "")


_NAMES = ("v", "f", "e", "k", "a", "j", "s", "r", "n", "p", "type", "age", "url", "body")
_JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=20),
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(
            some.sampled_from(_NAMES),
            inner,
            max_size=6,
        )
    ),
    max_leaves=30,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=_JSON)
def test_whatever_comes_is_read_or_is_garbage(told: object) -> None:
    for of_a_page in (True, False):
        try:
            found = of_page(told, NOW) if of_a_page else of_browser(told, NOW, origin=OURS)
        except Garbage:
            continue
        assert all(one.kind in REPORTED for one in found)


def test_of_a_long_list_only_the_beginning_is_read() -> None:
    things = [{"j": JOURNEY, "a": 0, "k": "offline"}] * 5000

    assert len(of_page({"v": 1, "e": things}, NOW)) == MOST


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("dns.name_not_resolved", Kind.NAME_NOT_RESOLVED),
        ("tcp.timed_out", Kind.TIMED_OUT),
        ("tcp.refused", Kind.NOT_CONNECTED),
        ("tls.cert.date_invalid", Kind.TLS_FAILED),
    ],
)
def test_a_network_error_is_told_by_its_phase(what: str, kind: Kind) -> None:
    (told,) = network(what)

    assert (told.kind, told.rule, told.route, told.journey) == (kind.value, what, "/journey", "")
    assert kind in FROM_BROWSERS


def test_a_gateway_that_did_not_answer_is_ours_and_a_page_not_found_is_nothing() -> None:
    assert [one.kind for one in network("http.error", status_code=504)] == [Kind.SLOW]
    assert [one.kind for one in network("http.error", status_code=500)] == [Kind.SERVER_ERROR]
    assert network("http.error", status_code=404) == network("abandoned") == network("ok") == []


def test_reports_of_other_sites_are_not_ours() -> None:
    assert network("tcp.timed_out", "https://evil.example/journey/") == []
    assert network("tcp.timed_out", "https://[") == []


def test_a_crash_belongs_to_the_journey_whose_page_it_was() -> None:
    told = [{"type": "crash", "age": 0, "url": f"{OURS}/journey/1/", "body": {"reason": "oom"}}]

    (found,) = of_browser(told, NOW, origin=OURS, journey=JOURNEY)

    assert (found.kind, found.rule, found.journey) == (Kind.CRASHED, "oom", JOURNEY)
    assert of_browser(told, NOW, origin=OURS) == []


def test_of_an_address_nothing_is_kept_that_may_be_somebodys() -> None:
    assert route_of(f"{OURS}/dossiers/H26-1?name=Mai#x", OURS) == "/dossiers"
    assert route_of(f"{OURS}/nguyen-thi-mai", OURS) == "/other"


def first_parts(patterns: Iterable[Any]) -> Iterator[str]:
    for one in patterns:
        if str(one.pattern) == "" and hasattr(one, "url_patterns"):
            yield from first_parts(one.url_patterns)
        else:
            yield str(one.pattern).split("/")[0]


def test_every_first_part_of_our_addresses_is_known() -> None:
    assert set(first_parts(get_resolver().url_patterns)) - WAYS == set()


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        ("Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36",
         ("chrome", 120, "phone")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) Version/17.1 Mobile/15E148 Safari/604.1",
         ("safari", 17, "phone")),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/119.0 Safari/537.36 Edg/119.0",
         ("edge", 119, "desktop")),
        ("Mozilla/5.0 (compatible; Googlebot/2.1)", ("bot", 0, "desktop")),
        ("A" * 100_000, ("other", 0, "desktop")),
        ("", ("other", 0, "desktop")),
    ],
)  # fmt: skip
def test_a_browser_is_a_family_a_version_and_a_class(agent: str, told: tuple[str, int, str]) -> None:
    assert browser_of(agent) == told


def test_an_address_is_its_network() -> None:
    assert network_of("203.0.113.77") == network_of("203.0.113.1") == network_of("::ffff:203.0.113.9")
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:ffff::9") != network_of("2001:db8:2::1")
    assert network_of("<script>") == ""


def test_a_crowd_is_people_in_networks_and_not_reports() -> None:
    def seen(*told: tuple[float, str, str]) -> tuple[Crowd, ...]:
        return crowds([Sighting(NOW + timedelta(minutes=at), *who) for at, *who in told], LIMITS)

    assert seen(*[(0, "a", "n1")] * 1000, (1, "b", "n2")) == ()
    assert seen((0, "a", "n1"), (1, "b", "n1"), (2, "c", "n1")) == ()
    assert seen((0, "a", "n1"), (4, "b", "n2"), (8, "c", "n3")) == ()
    assert seen((8, "d", "n1"), (0, "a", "n1"), (1, "b", "n2"), (4, "c", "n1")) == (
        Crowd(Span(NOW, NOW + timedelta(minutes=4)), 3, 2),
    )


def test_the_forms_that_break_parsers_are_only_garbage() -> None:
    for body in (b'{"v":1,"e":[{"k":"offline","a":' + b"9" * 5000 + b"}]}", b"[" * 60_000, b'"\\ud800"', b"\xff\xfe"):
        with pytest.raises((ValueError, RecursionError)):
            of_page(json.loads(body), NOW)


def test_what_a_real_chromium_sent_is_understood() -> None:
    """Recorded from chromium 156 without a screen, over TLS, as its portal failed, closed the line, and was gone."""

    def sent(what: str, phase: str, status: int, path: str) -> dict[str, object]:
        body = {
            "elapsed_time": 3, "method": "GET", "phase": phase, "protocol": "http/1.1", "referrer": "",
            "sampling_fraction": 1.0, "server_ip": "127.0.0.1", "status_code": status, "type": what,
        }  # fmt: skip
        return {"age": 5, "body": body, "type": "network-error", "url": f"{OURS}{path}", "user_agent": "Mozilla/5.0"}

    told = [
        sent("http.error", "application", 500, "/services/1"),
        sent("http.response.invalid.empty", "application", 0, "/journey/x"),
        sent("tcp.refused", "connection", 0, "/favicon.ico"),
    ]
    found = of_browser(told, NOW, origin=OURS)
    assert [one.kind for one in found] == [Kind.SERVER_ERROR, Kind.NOT_CONNECTED, Kind.NOT_CONNECTED]
    assert [one.rule for one in found] == ["http.error", "http.response.invalid.empty", "tcp.refused"]
