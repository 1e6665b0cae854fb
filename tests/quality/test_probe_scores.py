"""What a probe saw, scored: the tables of the HTTP Observatory's algorithm 6, of TLS and axe-core."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onedoor.quality.rules.browsing import agency_score, axe_score, grave
from onedoor.quality.rules.observatory import cookies, grade, observatory, scorable, total
from onedoor.quality.rules.policy import worth
from onedoor.quality.rules.transport import tls_score
from onedoor.quality.terms.probes import (
    FOREIGN,
    AxeRule,
    Certificate,
    Cookie,
    Facts,
    Form,
    Hop,
    Impact,
    Plain,
    Reached,
    Script,
    Static,
    Target,
    Tls,
)  # fmt: skip

NOW = datetime(2026, 11, 27, tzinfo=UTC)
HOME = "https://dvc.example.test/"
CERTIFICATE = Certificate(
    NOW - timedelta(days=30), NOW + timedelta(days=60), ("dvc.example.test",), "EC", 256, "sha256", host_matches=True,
    trusted=True,
)  # fmt: skip
TLS = Tls("192.0.2.1", ("TLSv1.2", "TLSv1.3"), "TLS_AES_256_GCM_SHA384", compression=False, certificate=CERTIFICATE)
GOOD = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


def facts(headers: dict[str, str] | None = None, **changes: object) -> Facts:
    page = changes.pop("static", Static(parsed=True, url=HOME))
    plain = Plain(
        Reached.COMPLETED, NOW, status=200, headers=tuple((GOOD if headers is None else headers).items()), tls=(TLS,),
        plain_reached=Reached.COMPLETED,
        plain_hops=(Hop("http://dvc.example.test/", 301, HOME), Hop(HOME, 200)),
        hops=(Hop(HOME, 200),),
    )  # fmt: skip
    assert isinstance(page, Static)
    return Facts(Target("H26", HOME, "http://dvc.example.test/"), replace(plain, **changes), page)  # type: ignore[arg-type]  # The cases name the fields.


def test_of(name: str, seen: Facts) -> int:
    graded = observatory(seen)
    assert graded is not None
    return graded.tests[name]


test_of.__test__ = False  # type: ignore[attr-defined]  # It asks, and is no test itself.


@pytest.mark.parametrize(
    ("policy", "points"),
    [
        ("default-src 'none'; script-src 'self'; style-src 'self'", 10),
        ("default-src 'self'", 5),
        ("default-src 'none'; style-src 'unsafe-inline'", 0),
        ("default-src 'self'; img-src http:", -10),
        ("default-src 'self'; script-src 'self' 'unsafe-eval'", -10),
        ("default-src 'self'; script-src 'self' 'unsafe-inline'", -20),
        ("default-src 'self'; script-src 'self' 'nonce-abc' 'unsafe-inline'", 5),
        ("default-src 'self'; script-src 'nonce-abc' 'strict-dynamic' https: 'unsafe-inline'", 5),
        ("default-src *", -20),
        ("img-src 'self'", -20),
        ("default-src 'self'; script-src http://cdn.example", -20),
        *((f"default-src 'self'; {kind}-src http://cdn.example", -20) for kind in ("worker", "manifest", "child")),
        ("upgrade-insecure-requests", -20),
        ("nonsense 'self'", -25),
        (" ; ", -25),
        (None, -25),
    ],
)
def test_a_policy_is_worth(policy: str | None, points: int) -> None:
    assert worth(policy) == points


@pytest.mark.parametrize(
    ("headers", "csp", "framing"),
    [
        (("default-src 'none'", "frame-ancestors 'none'"), 10, 5),
        (("frame-ancestors *", "default-src 'self'; frame-ancestors 'self'"), 5, 5),
        (("script-src 'unsafe-inline' *; frame-ancestors *", "img-src 'self'"), -20, -20),
        (("default-src 'self', frame-ancestors 'none'",), 5, 5),
    ],
)
def test_of_several_policies_each_is_judged_apart(headers: tuple[str, ...], csp: int, framing: int) -> None:
    seen = facts({})
    said = tuple(("content-security-policy", one) for one in headers)
    seen = replace(seen, plain=replace(seen.plain, headers=said))
    assert (test_of("csp", seen), test_of("framing", seen)) == (csp, framing)


def test_a_policy_inside_the_page_does_not_keep_it_out_of_frames() -> None:
    inside = Static(parsed=True, url=HOME, policy="default-src 'none'; frame-ancestors 'none'")
    assert (test_of("csp", facts({}, static=inside)), test_of("framing", facts({}, static=inside))) == (10, -20)


@pytest.mark.parametrize(
    ("cookie", "hsts", "points"),
    [
        (Cookie("theme", secure=True, http_only=True, same_site="lax"), True, 5),
        (Cookie("theme", secure=True, http_only=True), True, 0),
        (Cookie("theme", secure=False, http_only=True), True, -5),
        (Cookie("theme", secure=False, http_only=True), False, -20),
        (Cookie("sessionid", secure=False, http_only=True), True, -10),
        (Cookie("sessionid", secure=False, http_only=True), False, -40),
        (Cookie("sessionid", secure=True, http_only=False), True, -30),
        (Cookie("theme", secure=True, http_only=True, same_site="whatever"), True, -20),
        (Cookie("csrftoken", secure=True, http_only=True), True, -20),
    ],
)
def test_a_cookie_is_worth(cookie: Cookie, hsts: bool, points: int) -> None:
    assert cookies((cookie,), hsts=hsts) == points


def test_of_cookies_the_worst_counts() -> None:
    good_one = Cookie("theme", secure=True, http_only=True, same_site="lax")
    assert cookies((good_one, Cookie("sessionid", secure=False, http_only=True)), hsts=False) == -40
    assert cookies((), hsts=False) == 0


@pytest.mark.parametrize(
    ("headers", "name", "points"),
    [
        ({"access-control-allow-origin": FOREIGN, "access-control-allow-credentials": "true"}, "cors", -50),
        ({"access-control-allow-origin": "https://b.example", "access-control-allow-credentials": "true"}, "cors", 0),
        ({"access-control-allow-origin": "*", "access-control-allow-credentials": "true"}, "cors", 0),
        ({"access-control-allow-origin": "*"}, "cors", 0),
        ({}, "referrer", 0),
        ({"referrer-policy": "no-referrer"}, "referrer", 5),
        ({"referrer-policy": "no-referrer, unsafe-url"}, "referrer", -5),
        ({"referrer-policy": "nonsense"}, "referrer", -5),
        ({"strict-transport-security": "max-age=15768000"}, "hsts", 0),
        ({"strict-transport-security": "max-age=15767999"}, "hsts", -10),
        ({"strict-transport-security": "max-age=0"}, "hsts", -20),
        ({"strict-transport-security": "yes"}, "hsts", -20),
        ({}, "hsts", -20),
        ({}, "nosniff", -5),
        ({"x-frame-options": "DENY"}, "framing", 5),
        ({"x-frame-options": "ALLOW-FROM https://a.example"}, "framing", 0),
        ({"x-frame-options": "perhaps"}, "framing", -20),
        ({"content-security-policy": "frame-ancestors 'self'"}, "framing", 5),
        ({}, "framing", -20),
        ({"cross-origin-opener-policy": "same-origin"}, "cross-origin-opener-policy", 10),
        ({"cross-origin-embedder-policy": "unsafe-none"}, "cross-origin-embedder-policy", 0),
        ({"cross-origin-resource-policy": "mine"}, "cross-origin-resource-policy", -5),
    ],
)  # fmt: skip
def test_a_header_is_worth(headers: dict[str, str], name: str, points: int) -> None:
    assert test_of(name, facts(headers)) == points


@pytest.mark.parametrize(
    ("hops", "points"),
    [
        ((Hop("http://dvc.example.test/", 301, HOME), Hop(HOME, 200)), 0),
        ((Hop("http://dvc.example.test/", 301, "https://other.test/"), Hop("https://other.test/", 200)), -5),
        ((Hop("http://dvc.example.test/", 302), Hop("http://dvc.example.test/a", 302), Hop(HOME, 200)), -10),
        ((Hop("http://dvc.example.test/", 200),), -20),
    ],
)
def test_the_way_to_https_is_worth(hops: tuple[Hop, ...], points: int) -> None:
    assert test_of("redirection", facts(plain_hops=hops)) == points


def test_who_does_not_listen_without_encryption_loses_nothing() -> None:
    assert test_of("redirection", facts(plain_hops=(), plain_reached=Reached.REFUSED)) == 0


@pytest.mark.parametrize(
    ("script", "points"),
    [
        (None, 0),
        (Script("https://dvc.example.test/a.js", integrity=False), 0),
        (Script("https://cdn.other.example.net/a.js", integrity=True), 5),
        (Script("https://cdn.other.example.net/a.js", integrity=False), -5),
        (Script("http://cdn.other.example.net/a.js", integrity=True), -20),
        (Script("http://cdn.other.example.net/a.js", integrity=False), -50),
    ],
)
def test_a_foreign_script_is_worth(script: Script | None, points: int) -> None:
    page = Static(
        parsed=True, url=HOME, scripts=(script,) if script else (), forms=(Form(HOME, "post", password=True),)
    )
    assert test_of("sri", facts(static=page)) == points


def test_what_is_given_counts_only_where_little_was_taken() -> None:
    assert total({"a": -10, "b": 5, "c": 10}).score == 105
    assert total({"a": -11, "b": 5, "c": 10}).score == 89
    assert total({"a": -90, "b": -50}).score == 0


def test_a_good_and_a_bare_portal() -> None:
    best, bare = observatory(facts()), observatory(facts({}))
    assert best is not None
    assert bare is not None
    assert (best.score, best.grade) == (115, "A+")  # 100 + CSP 5 + framing 5 + referrer 5.
    assert (bare.score, bare.grade) == (30, "D")  # CSP −25, HSTS −20, framing −20, nosniff −5.


@pytest.mark.parametrize(
    ("score", "letter"),
    [(135, "A+"), (100, "A+"), (99, "A"), (90, "A"), (89, "A-"), (80, "B+"), (79, "B"), (70, "B"), (69, "B-"),
     (60, "C+"),
     (50, "C"), (49, "C-"), (40, "D+"), (30, "D"), (29, "D-"), (24, "F"), (0, "F")],
)  # fmt: skip
def test_grades(score: int, letter: str) -> None:
    assert grade(score) == letter


def test_only_an_ordinary_answer_is_scored() -> None:
    assert [scorable(status) for status in (200, 302, 401, 403, 404, 500)] == [True] * 4 + [False] * 2
    assert observatory(facts(status=503)) is None


def test_the_worst_address_makes_the_tls_score() -> None:
    old = replace(TLS, address="192.0.2.2", versions=("TLSv1", "TLSv1.2"))
    assert tls_score(facts().plain).score == 100  # type: ignore[union-attr]  # A missing score fails the test too.
    worst = tls_score(facts(tls=(TLS, old)).plain)
    assert worst is not None
    assert worst.score == pytest.approx(100 * 8 / 9)
    assert worst.points["versions"] == 0


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"not_after": NOW - timedelta(days=1)}, "chain"),
        ({"trusted": False}, "chain"),
        ({"host_matches": False}, "host"),
        ({"key_kind": "RSA", "key_bits": 1024}, "key"),
        ({"signature_hash": "sha1"}, "signature"),
    ],
)
def test_each_lack_of_a_certificate_costs_its_own_test(change: dict[str, object], lost: str) -> None:
    certificate = replace(CERTIFICATE, **change)  # type: ignore[arg-type]  # The cases name the fields.
    scored = tls_score(facts(tls=(replace(TLS, certificate=certificate),)).plain)
    assert scored is not None
    assert [name for name, points in scored.points.items() if not points] == [lost]


def test_no_https_is_nothing_and_not_looked_at_is_no_score() -> None:
    assert tls_score(facts(tls=(), tls_reached=Reached.REFUSED).plain).score == 0  # type: ignore[union-attr]  # The same.
    assert tls_score(facts(tls=(), tls_reached=Reached.TIMED_OUT).plain) is None


def test_axe_weighs_by_what_it_hinders() -> None:
    rules = [
        AxeRule("label", Impact.CRITICAL, passed=False),
        AxeRule("contrast", Impact.SERIOUS, passed=True),
        AxeRule("region", Impact.MODERATE, passed=True),
        AxeRule("tabindex", Impact.MINOR, passed=False),
    ]
    assert axe_score(rules) == pytest.approx(100 * 10 / 21)
    assert grave(rules) == 1
    assert axe_score([]) is None


def test_an_agency_is_half_its_mean_and_half_its_worst_page() -> None:
    assert agency_score([100, 100, 100, 100, 50]) == pytest.approx(70)
    assert agency_score([100, 100, 100, 100]) is None
