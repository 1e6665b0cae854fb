"""The figures of a candidate as they are now, to be kept with a proposal."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from pydantic import JsonValue

from onedoor.base.actor import Actor
from onedoor.simplification.pack_files import costs
from onedoor.simplification.queries.evidence import evidence
from onedoor.simplification.queries.running import running
from onedoor.simplification.terms import Skip, Verdict
from onedoor.simplification.terms.proposals import Target
from onedoor.simplification.terms.spared import Evidence, PartKind

Facts = dict[str, JsonValue]
_KINDS = {Target.PAPER: PartKind.PAPER, Target.QUESTION: PartKind.QUESTION}


def digest_of(facts: Mapping[str, JsonValue]) -> str:
    """The SHA-256 of the evidence's canonical JSON, in hexadecimal."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def frozen(
    procedure: str, target: Target, part: str, source: str, first: date, last: date, *, seen_by: Actor
) -> Facts | None:
    """The evidence in plain numbers; None where it does not make the part a candidate. Refuses: NotFound."""
    found = evidence(procedure, first, last, seen_by=seen_by)
    told: Facts = {
        "procedure": procedure, "version": found.version, "part": part, "source": source, "first": str(first),
        "last": str(last), "total": found.total, "n": found.n, "rate": costs().rate.amount,
    }  # fmt: skip
    if target is Target.STEP:
        more = _step(procedure, part, first, last, seen_by)
    elif source:
        more = _held(found, _KINDS[target], part, source)
    else:
        more = _unread(found, part) if target is Target.QUESTION else None
    return told | more if more is not None else None


def _held(found: Evidence, kind: PartKind, part: str, source: str) -> Facts | None:
    for one in found.held:
        if (one.asked.kind, one.asked.part, one.asked.source) == (kind, part, source):
            return None if one.verdict is not Verdict.CANDIDATE else {
                "by_hand": one.by_hand, "looked": one.tally.looked, "found": one.tally.found,
                "compared": one.tally.compared, "same": one.tally.same, "low": round(one.match.low, 4),
                "law": one.asked.law, "minutes": one.minutes, "money": one.money, "saving": round(one.saving or 0),
            }  # fmt: skip
    return None


def _unread(found: Evidence, part: str) -> Facts | None:
    one = next((row for row in found.unread if row.part == part), None)
    if one is None:
        return None
    return {
        "filled": one.filled, "by_hand": one.by_hand, "minutes": one.minutes, "money": 0, "saving": round(one.saving),
    }  # fmt: skip


def _skip(skip: Skip) -> Facts:
    return {
        "without": skip.without, "with_it": skip.with_it, "undone_apart": round(skip.apart.value, 4),
        "undone_low": round(skip.apart.low, 4), "undone_high": round(skip.apart.high, 4),
    }  # fmt: skip


def _step(procedure: str, part: str, first: date, last: date, seen_by: Actor) -> Facts | None:
    mined = running(procedure, first, last, seen_by=seen_by)
    for one in (mined.reviews if mined else None) or ():
        if one.activity == part and one.verdict is Verdict.CANDIDATE:
            return {
                "executions": one.n, "unchanged": one.unchanged, "low": round(one.pass_through.low, 4),
                "information": one.information, "seconds": round(one.spared),
            } | (_skip(one.skip) if one.skip else {})  # fmt: skip
    return None
