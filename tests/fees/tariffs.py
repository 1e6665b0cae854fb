"""What is due, as the tests ask it: the pack's definitions and policies, and lines of a tariff made for a test."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import JsonValue

from onedoor.catalogue.checking import check_pack
from onedoor.catalogue.terms import Definition
from onedoor.fees.checking import check_policies
from onedoor.fees.rules import assess
from onedoor.fees.terms.tariff import Assessment, Facts, Policy
from tests.catalogue.definitions import MARKED, TEXT
from tests.catalogue.definitions import definition as small

PACK = Path(__file__).parents[2] / "packs" / "vietnam"
HA_NOI, HA_NOI_POLICE, HCMC, HUE = "H26.00004", "G01.26.00004", "H29.26740", "H57.19804"


@cache
def pack() -> tuple[tuple[Definition, ...], tuple[Policy, ...]]:
    """Every definition and every policy of the pack."""
    definitions, _ = check_pack(PACK)
    return definitions, check_policies(PACK, definitions)[0]


def on_the_day(procedure: str, day: date) -> Definition:
    """The definition of a procedure in force on a day; outside its days, the nearest."""
    found = [one for one in pack()[0] if one.procedure == procedure]
    return min(found, key=lambda one: (not one.valid_from <= day <= (one.valid_to or day), abs(one.valid_from - day)))


def due(
    procedure: str, channel: str, day: str, agency: str | tuple[str, ...] = HUE, **answers: JsonValue
) -> Assessment:
    """What the pack makes due for a dossier."""
    filed_on = date.fromisoformat(day)
    agencies = (agency,) if isinstance(agency, str) else agency
    return assess(on_the_day(procedure, filed_on), pack()[1], Facts(filed_on, channel, agencies, answers))


def fee(**more: Any) -> dict[str, Any]:
    """A fee line of a test's definition."""
    return {"id": "fee", "title": TEXT, "amount": 10_000} | MARKED | more


def group(name: str, factor: float = 0.0, **more: Any) -> dict[str, Any]:
    """An exempt group that is claimed by the answer `note`."""
    return {"id": name, "title": TEXT, "factor": factor, "claimed": f"answers.kind == '{name}'"} | MARKED | more


def policy(name: str = "a_policy", effects: list[dict[str, Any]] | None = None, **more: Any) -> Policy:
    """A policy that halves everything, unless told otherwise."""
    return Policy.model_validate(
        {
            "id": name,
            "title": TEXT,
            "document": {"vi": "Thông tư 1/2026", "en": "Circular 1/2026"},
            "level": "ministry",
            "valid_from": "2026-01-01",
            "effects": effects or [{"factor": 0.5}],
        }
        | MARKED
        | more
    )


def assessed(
    lines: list[dict[str, Any]], *policies: Policy, answers: Mapping[str, JsonValue] | None = None, **facts: Any
) -> Assessment:
    """What a definition of these lines makes due on 1 June 2026, online, in Huế."""
    given = {"kind": "plain"} if answers is None else answers
    told: dict[str, Any] = {"filed_on": date(2026, 6, 1), "channel": "online", "agencies": (HUE,)} | facts
    return assess(_of(repr(lines), tuple(lines)), policies, Facts(answers=given, **told))


_made: dict[str, Definition] = {}


def _of(key: str, lines: tuple[dict[str, Any], ...]) -> Definition:
    """The small definition with these lines, made once."""
    if key not in _made:
        _made[key] = small(fees=list(lines))
    return _made[key]
