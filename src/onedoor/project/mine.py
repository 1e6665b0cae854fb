"""`onedoor mine`: how a procedure really runs, read out of an event log, in plain English or as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from onedoor.base.errors import Refusal
from onedoor.project.progress import Stop, say, step
from onedoor.simplification.drawing import Wording, process_map
from onedoor.simplification.logs import read
from onedoor.simplification.mining import mine
from onedoor.simplification.terms import COLUMNS, Mined, Skip, Verdict

_ROWS, _NAME, _LINE = 12, 44, 116
_VERDICTS = {
    Verdict.CANDIDATE: "could go",
    Verdict.WATCH: "watch",
    Verdict.IN_THE_PROCEDURE: "in the procedure",
}
_SENTENCES = {
    "simplification.not_a_log": "{file} is no event log that can be read: give XES, packed or not, or a table (CSV).",
    "simplification.column_missing": "{file} has no column for {column}. It has: {found}. "
    "Say which one it is: --column {column}=NAME.",
    "simplification.moment_not_readable": "Row {row}, column {column}: “{value}” is no moment. "
    "Write it as 2026-03-31T14:05:00+07:00.",
    "simplification.empty_log": "{file} holds no event.",
    "simplification.log_too_large": "{file} is larger than {megabytes} MB unpacked: split it.",
    "simplification.step_unknown": "The published step “{step}” never occurs. The log has: {known}.",
}


def run(
    file: Path, *, reference: tuple[str, ...], columns: Mapping[str, str], map_file: Path | None, as_json: bool
) -> None:
    """What was found is said, and drawn where `map_file` is given. Refuses: Stop."""
    try:
        if as_json:
            mined = mine(read(file, columns=columns), reference=reference)
        else:
            with step("reading"):
                log = read(file, columns=columns)
            with step("mining"):
                mined = mine(log, reference=reference)
    except Refusal as refusal:
        facts = {name: _said(fact) for name, fact in refusal.facts.items()}
        raise Stop(_SENTENCES[refusal.code].format(file=file, **facts)) from None
    if map_file is not None:
        map_file.write_text(_map(mined, file.name), encoding="utf-8")
    if as_json:
        say(json.dumps(asdict(mined), default=str, ensure_ascii=False, indent=1))
        return
    for name, lines in _tables(mined):
        say(f"\n{name}")
        for line in lines:
            say(f"  {line}")


def columns_of(told: tuple[str, ...]) -> dict[str, str]:
    """`case=Id` as what it holds and the column's name. Refuses: Stop."""
    pairs = dict(one.partition("=")[::2] for one in told)
    for ours, theirs in pairs.items():
        if ours not in COLUMNS or not theirs:
            raise Stop(
                f"“{ours}={theirs}” says nothing: write one of {', '.join(COLUMNS)}, then = and a column's name."
            )
    return pairs


def lasting(seconds: float) -> str:
    """A number of seconds in the unit that reads best."""
    for unit, long in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= long:
            return f"{seconds / long:,.1f} {unit}"
    return f"{seconds:.0f} s"


def _map(mined: Mined, name: str) -> str:
    seen = mined.overview
    wording = Wording(
        title=f"How cases run in {name}",
        about=f"{seen.cases:,} cases, {seen.events:,} executions of {seen.activities} steps. "
        "Beside an arrow: how often, and the median wait.",
        events="times",
        named=str,
        counted=lambda n: f"{n:,}",
        lasting=lasting,
    )
    return process_map(mined, wording, styled=True)


def _said(fact: object) -> str:
    return ", ".join(map(str, fact)) if isinstance(fact, tuple) else str(fact)


def _tables(mined: Mined) -> list[tuple[str, list[str]]]:
    """Every table that the log can fill: title and lines."""
    tables = [
        ("The log", _overview(mined)),
        ("Commonest orders of steps", _variants(mined)),
        ("Where cases wait (before a step, all executions together)", _waits(mined)),
    ]
    if mined.parties is not None:
        rows = [f"{one.party:<{_NAME}} {lasting(one.wait):>12}   {one.waits:,} times" for one in mined.parties]
        tables.append(("Whose turn the waits were", rows))
    tables.append(("Done again, and from hand to hand", _back(mined)))
    if mined.bunching is not None:
        tables.append(("Near the time limit", _bunching(mined)))
    if mined.conformance is not None:
        tables.append(("Against the published order", _conformance(mined)))
    if mined.reviews is not None:
        tables.append(("Steps that let everything pass", _reviews(mined)))
    return tables


def _overview(mined: Mined) -> list[str]:
    seen = mined.overview
    lines = [
        f"{seen.cases:,} cases, {seen.events:,} executions of {seen.activities} steps in {seen.variants:,} orders",
        f"from {seen.first_at:%Y-%m-%d} to {seen.last_at:%Y-%m-%d}",
        (
            f"a case takes {lasting(seen.median)} at the median, {lasting(seen.mean)} on average; "
            f"nine of ten at most {lasting(seen.p90)}"
        ),
    ]
    if mined.touch is not None and mined.touch.efficiency is not None:
        lines.append(f"people work on it during {mined.touch.efficiency:.2%} of that time")
    return lines


def _variants(mined: Mined) -> list[str]:
    lines = (f"{one.cases:>9,}  {one.share:>6.1%}  {' > '.join(one.steps)}" for one in mined.variants[:_ROWS])
    return [line if len(line) <= _LINE else line[: _LINE - 1] + "…" for line in lines]


def _waits(mined: Mined) -> list[str]:
    return [
        f"{one.activity[:_NAME]:<{_NAME}} {lasting(one.wait):>12}   {one.waits:,} times"
        for one in mined.steps[:_ROWS]
        if one.wait
    ]


def _back(mined: Mined) -> list[str]:
    again = mined.rework
    lines = [f"{again.cases:,} cases have steps done again, {again.events:,} executions in all"]
    lines += [f"  {name[:_NAME]:<{_NAME}} {n:,} cases" for name, n in list(again.by_activity.items())[:_ROWS]]
    for one in mined.handovers:
        lines.append(
            f"{one.changes:,} changes of {one.between} in {one.pairs:,} pairs, {one.ping_pong:,} there and back"
        )
    return lines


def _bunching(mined: Mined) -> list[str]:
    found = mined.bunching
    if found is None:
        return []
    return [
        (
            f"{found.cases:,} cases have one; {found.last_tenth.value:.1%} ended in its last tenth "
            f"(95 %: {found.last_tenth.low:.1%} to {found.last_tenth.high:.1%}), {found.late.value:.1%} after it"
        )
    ]


def _conformance(mined: Mined) -> list[str]:
    found = mined.conformance
    if found is None:
        return []
    lines = [
        (
            f"{found.as_published:,} of {mined.overview.cases:,} cases ran as published; "
            f"{found.extra:,} extra and {found.missing:,} missing steps; fitness {found.fitness:.4f}"
        )
    ]
    return (
        lines + [f"  {name[:_NAME]:<{_NAME}} {n:,} times extra" for name, n in found.extra_by_activity.items()][:_ROWS]
    )


def _skip(skip: Skip | None) -> str:
    if skip is None:
        return ""
    return (
        f"; undone without it {skip.apart.value:+.1%} ({skip.apart.low:+.1%} to {skip.apart.high:+.1%}; "
        f"n = {skip.without:,} and {skip.with_it:,})"
    )


def _reviews(mined: Mined) -> list[str]:
    return [
        f"{one.activity[:_NAME]:<{_NAME}} {one.unchanged:,} of {one.n:,} (95 %: {one.pass_through.low:.1%} to "
        f"{one.pass_through.high:.1%}), cost {lasting(one.wait + one.touch)}: {_VERDICTS[one.verdict]}"
        + _skip(one.skip)
        for one in (mined.reviews or ())[:_ROWS]
    ]
