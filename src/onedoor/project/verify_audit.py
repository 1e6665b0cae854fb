"""The journal proved from a dump, without Django and without a database: was a record altered, added or taken?

Reads a plain `pg_dump` (its `COPY … audit_act` block) or JSON lines with the same columns.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from uuid import UUID

from onedoor.audit.rules import Break, first_break
from onedoor.audit.terms import Act

_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}

Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the journal holds, in a sentence."""

    holds: bool
    sentence: str


class NotAJournal(Exception):
    """The file has no journal in it, or a record that cannot be read; the message says which."""


def verify(dump: Path) -> Verdict:
    """The verdict on the journal in `dump`. Memory grows with the number of acts, not with their size."""
    try:
        acts = sorted(read(dump), key=lambda act: (act.subject, act.sequence))
    except NotAJournal as reason:
        return Verdict(holds=False, sentence=f"The journal cannot be read: {reason}.")
    subjects = 0
    for _, chain in groupby(acts, key=lambda act: act.subject):
        found = first_break(chain)
        if found is not None:
            return Verdict(holds=False, sentence=told(found))
        subjects += 1
    return Verdict(
        holds=True,
        sentence=f"The journal holds: {len(acts)} acts in {subjects} chains, none altered, added or taken between.",
    )


def told(found: Break) -> str:
    """The first bad record, named."""
    return f"The journal does not hold: {found.subject}, act {found.sequence} ({found.act}) {found.fault}."


def read(dump: Path) -> Iterator[Act]:
    """Each act in `dump`."""
    for place, row in _rows(dump):
        try:
            yield _act(row)
        except (KeyError, ValueError, TypeError) as fault:
            raise NotAJournal(f"the record in line {place} is damaged ({type(fault).__name__})") from None


def _rows(dump: Path) -> Iterator[tuple[int, Row]]:
    columns: list[str] | None = None
    seen = False
    with dump.open(encoding="utf-8", errors="surrogateescape") as lines:
        for place, line in enumerate(lines, start=1):
            text = line.rstrip("\n")
            if columns is not None:
                if text == "\\.":
                    columns = None
                    continue
                cells = text.split("\t")
                if len(cells) != len(columns):
                    raise NotAJournal(f"the record in line {place} is damaged (it has {len(cells)} columns)")
                yield place, dict(zip(columns, map(_unescaped, cells), strict=True))
            elif text.startswith("COPY ") and _is_journal(text):
                columns = [name.strip().strip('"') for name in text.split("(", 1)[1].split(")", 1)[0].split(",")]
                seen = True
            elif text.startswith("{"):
                seen = True
                yield place, _from_json(text, place)
    if columns is not None:
        raise NotAJournal("the file ends in the middle of the journal")
    if not seen:
        raise NotAJournal("the file holds no table audit_act")


def _is_journal(copy: str) -> bool:
    table = copy.split(" ", 2)[1].replace('"', "")
    return table.split(".")[-1] == "audit_act"


def _from_json(text: str, place: int) -> Row:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAJournal(f"line {place} is not JSON") from None
    return {
        name: json.dumps(value) if name == "facts" and not isinstance(value, str) else value
        for name, value in given.items()
    }


def _unescaped(cell: str) -> str | None:
    """A cell of PostgreSQL's COPY format as text; `\\N` is no value."""
    if cell == "\\N":
        return None
    if "\\" not in cell:
        return cell
    out, at = [], 0
    while at < len(cell):
        if cell[at] == "\\" and at + 1 < len(cell):
            out.append(_ESCAPES.get(cell[at + 1], cell[at + 1]))
            at += 2
        else:
            out.append(cell[at])
            at += 1
    return "".join(out)


def _act(row: Row) -> Act:
    return Act(
        id=UUID(_given(row, "id")),
        subject=_given(row, "subject"),
        sequence=int(_given(row, "sequence")),
        at=_moment(_given(row, "at")),
        verb=_given(row, "verb"),
        quality=_given(row, "quality"),
        actor_id=_id(row["actor_id"]),
        agency=row["agency"],
        on_behalf_of=_id(row["on_behalf_of"]),
        helped_by=_id(row["helped_by"]),
        request_id=_given(row, "request_id"),
        facts=_facts(_given(row, "facts")),
        previous=_bytes(_given(row, "previous")),
        digest=_bytes(_given(row, "digest")),
    )


def _given(row: Row, name: str) -> str:
    value = row[name]
    if value is None:
        raise ValueError(name)
    return str(value)


def _id(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)


def _bytes(value: str) -> bytes:
    return bytes.fromhex(value.removeprefix("\\x"))


def _moment(text: str) -> datetime:
    """A timestamp as PostgreSQL prints it (`2026-11-24 03:00:00.5+00`) or as JSON has it."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _facts(text: str) -> dict[str, str | int | bool | tuple[str, ...] | None]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError("facts")
    return {str(name): tuple(value) if isinstance(value, list) else value for name, value in found.items()}
