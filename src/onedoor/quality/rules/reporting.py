"""A report is a function of its snapshot and its seed: the same two give the same bytes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256

from pydantic import BaseModel

from onedoor.quality.rules.scoring import scored
from onedoor.quality.rules.simulating import RUNS, ranked
from onedoor.quality.terms.observations import Observation
from onedoor.quality.terms.profiles import Profile
from onedoor.quality.terms.scores import Score


class _Kept(BaseModel):
    """A snapshot, read."""

    profile: Profile
    first: date
    last: date
    observations: tuple[Observation, ...]


def written(value: object) -> str:
    """As JSON, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def snapshot(profile: Profile, observations: Iterable[Observation], first: date, last: date) -> str:
    """Everything that a report is made from, in one order, whatever order it came in."""
    rows = sorted((asdict(one) for one in observations), key=lambda row: (row["scope"], row["indicator"], written(row)))
    kept = profile.model_dump(mode="json")
    return written({"profile": kept, "first": first, "last": last, "observations": rows})


def fingerprint(text: str) -> str:
    """What tells one snapshot from another."""
    return sha256(text.encode()).hexdigest()


def read(text: str) -> tuple[Profile, Mapping[str, Mapping[str, Observation]]]:
    """The profile of a snapshot, and its observations by scope and indicator."""
    kept = _Kept.model_validate_json(text)
    scopes: dict[str, dict[str, Observation]] = {}
    for one in kept.observations:
        scopes.setdefault(one.scope, {})[one.indicator] = one
    return kept.profile, scopes


def report(text: str, seed: int, runs: int = RUNS) -> str:
    """The report of a snapshot: scores, gates, bands, sure ranks and those of the simulation, by scope."""
    profile, scopes = read(text)
    places = {one.score.scope: one for one in ranked(profile, scopes, seed, runs)}
    rows = []
    for scope, observed in scopes.items():
        place = places.get(scope)
        rows.append(
            _row(scored(profile, scope, observed))
            | {"ranks": place.ranks if place else None, "spread": asdict(place.spread) if place else None}
        )
    return written({"profile": profile.name, "seed": seed, "runs": runs, "snapshot": fingerprint(text), "scopes": rows})


def _row(score: Score) -> dict[str, object]:
    return asdict(score) | {"levels": sorted(score.levels)}
