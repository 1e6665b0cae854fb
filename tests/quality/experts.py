"""Experts at work: criteria, people who assess, rounds, and portals that got so far."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine

from onedoor.base.actor import SYSTEM, Actor, Quality, Role
from onedoor.catalogue.terms import Mark, Text
from onedoor.identity import operations as identity
from onedoor.quality import operations, pack_files, queries
from onedoor.quality.models import AssessedPortal, Assessment
from onedoor.quality.terms.assessments import PortalToAssess
from onedoor.quality.terms.experts import Criterion, RatingLevel, Weighting
from tests.dossiers.conftest import picture

NOON = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)
RUNS, PORTAL = "G22", "H26"
PEOPLE = {"An": "G03", "Bảo": "G06", "Chi": "G18", "Dân": "H29"}
"""Assessors and where they work."""


def words(text: str) -> Text:
    return Text(vi=text, en=text)


def criterion(name: str = "C7-1", levels: int = 3, **more: Any) -> Criterion:
    scale = tuple(RatingLevel(value=str(one), label=words("mức"), anchor=words("khi")) for one in range(levels))
    facts: dict[str, Any] = {
        "id": name, "indicator": name.partition("-")[0], "question": words("?"), "look": words("xem"),
        "counts": words("ảnh"), "levels": scale, "passes_from": str(levels - 1), "agreement": Weighting.LINEAR,
        "mark": Mark.INFERRED, "source": "tests",
    }  # fmt: skip
    return Criterion(**(facts | more))


def appointed(name: str, agency: str, *roles: Role) -> Actor:
    """Somebody with those roles at that agency."""
    found = identity.appoint_officer(
        "https://id.example", name, name=name, agency=agency, roles=frozenset(roles), by=SYSTEM
    )
    return Actor(Quality.OFFICER, found, name, agency=agency, roles=frozenset(roles))


def coordinator() -> Actor:
    return appointed("Khoa", RUNS, Role.AUDITOR)


def leader(agency: str = PORTAL) -> Actor:
    return appointed(f"Lãnh đạo {agency}", agency, Role.LEADER)


def assessors(people: Mapping[str, str] = PEOPLE) -> dict[UUID, Actor]:
    found = [appointed(name, agency, Role.ASSESSOR) for name, agency in people.items()]
    return {one.id: one for one in found if one.id}


def opened(*portals: str, indicators: tuple[str, ...] = ("Z6",), seed: int = 7) -> UUID:
    """A round over those portals, drawn with that seed."""
    named = [PortalToAssess(one, f"https://{one.lower()}.example") for one in portals or (PORTAL,)]
    return operations.open_assessment_round(
        "Đợt thử", named, indicators, date(2026, 12, 31), by=coordinator(), seed=seed
    )


def seats(portal: AssessedPortal, people: Mapping[UUID, Actor]) -> list[tuple[Assessment, Actor]]:
    """Who sits where, the adjudicator last."""
    return [(one, people[one.officer]) for one in portal.assessments.order_by("place")]


def rated(seat: Assessment, by: Actor, ratings: Mapping[str, str], usual: str = "2", *, shown: bool = True) -> None:
    """Everything is rated, as told or as usual, with a picture where one is needed."""
    for one in queries.own_assessment(seat.id, seen_by=by).criteria:
        value = ratings.get(one.id, usual)
        operations.rate(seat.id, one.id, value, "Đã tìm ở chân trang", by=by)
        if shown and value in one.values:
            operations.show_evidence(one.id, f"{one.id}.jpg", picture(), by=by, assessment=seat.id)


def handed_in(
    portal: AssessedPortal, people: Mapping[UUID, Actor], first: Mapping[str, str], second: Mapping[str, str]
) -> None:
    """Both have judged; what is not named got the highest level."""
    for (seat, by), ratings in zip(seats(portal, people)[:2], (first, second), strict=True):
        rated(seat, by, ratings)
        operations.hand_in(seat.id, by=by)
    portal.refresh_from_db()


def names() -> frozenset[str]:
    """The indicators that experts find out."""
    return frozenset(one.indicator for one in pack_files.criteria()[-1].criteria)


@pytest.fixture
def noon() -> Iterator[Any]:
    """The same moment all the time, which a test may shift."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def people() -> dict[UUID, Actor]:
    """Four assessors, none at home at the portal."""
    return assessors()


@pytest.fixture
def portal(people: dict[UUID, Actor]) -> AssessedPortal:
    """A portal that has just been drawn for."""
    return AssessedPortal.objects.get(round=opened())
