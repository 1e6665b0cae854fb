"""What closes a gate is counted from visits: hosts, forms and cookies, and two days running for a certificate."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onedoor.quality.rules.gates import gates
from onedoor.quality.terms.probes import Cookie, Facts, Form, Hop, Plain, Reached, Static, Target
from tests.quality.test_probe_scores import CERTIFICATE, HOME, NOW, TLS, facts

EXPIRED = replace(TLS, certificate=replace(CERTIFICATE, not_after=NOW - timedelta(days=1)))
OTHERS = replace(TLS, certificate=replace(CERTIFICATE, host_matches=False))


def on(day: int, seen: Facts) -> Facts:
    return replace(seen, plain=replace(seen.plain, probed_at=NOW + timedelta(days=day)))


def values(*visits: Facts) -> dict[str, int]:
    return {gate: value for gate, (value, _) in gates(visits).items()}


def test_a_sound_portal_closes_none() -> None:
    assert gates([facts(), on(1, facts())]) == {"G1": (0, 1), "G2": (0, 1), "G3": (0, 1), "G4": (0, 1)}


@pytest.mark.parametrize(
    ("days", "now", "running"),
    [
        ([(0, EXPIRED), (1, EXPIRED)], 1, 1),
        ([(0, OTHERS), (1, EXPIRED)], 1, 1),
        ([(0, EXPIRED), (2, EXPIRED)], 1, 0),
        ([(0, EXPIRED), (1, TLS)], 0, 0),
        ([(0, EXPIRED), (1, EXPIRED), (2, TLS)], 0, 1),
        ([(0, EXPIRED), (1, EXPIRED), (1.3, TLS)], 0, 0),
    ],
)
def test_a_wrong_certificate_closes_the_second_gate_on_two_days_running(
    days: list[tuple[float, object]], now: int, running: int
) -> None:
    visits = [
        replace(one, plain=replace(one.plain, probed_at=NOW + timedelta(days=day)))
        for day, one in ((day, facts(tls=(tls,))) for day, tls in days)
    ]
    found = values(*visits)
    assert (found["G1"], found["G2"]) == (now, running)


def test_forms_cookies_and_plain_pages_are_counted_as_they_were_the_last_time() -> None:
    bad = facts(
        cookies=(Cookie("sessionid", secure=False, http_only=True), Cookie("theme", secure=False, http_only=False)),
        static=Static(parsed=True, url=HOME, forms=(Form("http://dvc.example.test/login", "post", password=True),)),
    )
    plain = facts(hops=(Hop("http://dvc.example.test/", 200),))
    assert values(bad) == {"G1": 0, "G2": 0, "G3": 1, "G4": 1}
    assert values(bad, on(1, facts())) == {"G1": 0, "G2": 0, "G3": 0, "G4": 0}
    assert values(plain)["G1"] == 1


def test_each_host_counts_and_one_that_never_answered_does_not() -> None:
    other = replace(facts(tls=(EXPIRED,)), target=Target("H26", "https://b.example.test/", "http://b.example.test/"))
    down = replace(
        facts(), target=Target("H26", "https://c.example.test/", ""), plain=Plain(Reached.TIMED_OUT, NOW), static=None
    )
    assert gates([facts(), other, down])["G1"] == (1, 2)
    assert gates([down]) == {}
