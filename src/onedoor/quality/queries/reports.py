"""Asking for reports: each is as it was made."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onedoor.base.errors import NotFound
from onedoor.quality.models import Report
from onedoor.quality.rules import reporting
from onedoor.quality.terms import Profile


@dataclass(frozen=True, slots=True)
class Place:
    """A scope in a report. No total: unranked, because a dimension is insufficient."""

    scope: str
    total: float | None
    geometric: float | None
    band: str
    coverage: float
    ranks: tuple[int, int] | None
    simulated: tuple[int, int] | None
    gates: tuple[str, ...]
    dimensions: tuple[tuple[str, float | None, float], ...]
    """Id, score or None, and which part of it is measured."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report, read."""

    id: UUID
    profile: Profile
    kind: str
    starts_on: date
    ends_on: date
    seed: int
    snapshot_hash: str
    made_at: datetime
    places: tuple[Place, ...]

    @property
    def ranked(self) -> int:
        return sum(place.total is not None for place in self.places)


def newest(profile: str, kind: str, days: tuple[date, date] | None = None) -> ReportView | None:
    """The newest edition by that profile, of the newest days (or of those given)."""
    found = Report.objects.filter(profile=profile, kind=kind)
    if days is not None:
        found = found.filter(starts_on=days[0], ends_on=days[1])
    row = found.order_by("-ends_on", "-made_at", "-id").first()
    return _view(row) if row else None


def report(id: UUID) -> ReportView:  # noqa: A002  The contract's word.
    """One edition. Refuses: NotFound."""
    return _view(_row(id))


@dataclass(frozen=True, slots=True)
class Edition:
    """A report as it is handed out."""

    profile: str
    starts_on: date
    ends_on: date
    snapshot: str
    body: str
    pages: bytes


def edition(id: UUID) -> Edition:  # noqa: A002  The contract's word.
    """One edition, whole. Refuses: NotFound."""
    row = _row(id)
    return Edition(row.profile, row.starts_on, row.ends_on, row.snapshot, row.body, bytes(row.pages))


def rebuilt(id: UUID) -> tuple[str, str]:  # noqa: A002  The contract's word.
    """The report as it is kept, and as its snapshot and seed give it again: the same bytes. Refuses: NotFound."""
    row = _row(id)
    return row.body, reporting.report(row.snapshot, row.seed)


def _row(report_id: UUID) -> Report:
    row = Report.objects.filter(id=report_id).first()
    if row is None:
        raise NotFound
    return row


def _view(row: Report) -> ReportView:
    profile, _ = reporting.read(row.snapshot)
    places = tuple(_place(one) for one in json.loads(row.body)["scopes"])
    return ReportView(
        row.id, profile, row.kind, row.starts_on, row.ends_on, row.seed, row.snapshot_hash, row.made_at, places
    )


def _place(row: dict[str, Any]) -> Place:
    spread = row["spread"]
    return Place(
        row["scope"],
        row["total"],
        row["geometric"],
        row["band"],
        row["coverage"],
        (row["ranks"][0], row["ranks"][1]) if row["ranks"] else None,
        (spread["low_rank"], spread["high_rank"]) if spread else None,
        tuple(gate for part in row["dimensions"] for gate in part["gates"]),
        tuple((part["id"], part["score"], part["coverage"]) for part in row["dimensions"]),
    )
