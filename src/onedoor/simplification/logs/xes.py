"""XES (IEEE 1849-2016): read element by element; entities and outside references are not followed."""

from collections.abc import Iterator
from typing import IO

import polars as pl
from lxml import etree

from onedoor.simplification.errors import NotALog
from onedoor.simplification.terms import COLUMNS

_NAME, _LIFECYCLE, _MOMENT = "concept:name", "lifecycle:transition", "time:timestamp"
_OF_EVENT = {
    theirs: ours
    for ours in ("unit", "actor", "party", "outcome", "changed", "due_at", "started_at")
    for theirs in COLUMNS[ours]
}
_OF_CASE = {"deadline": "due_at", "enddate_planned": "due_at"}


def events(source: IO[bytes]) -> pl.DataFrame:
    """Every completed execution, with its start where the log has one. Refuses: NotALog."""
    rows: dict[str, list[str | None]] = {}
    try:
        for number, event in enumerate(_events(source)):
            for key in event.keys() - rows.keys():
                rows[key] = [None] * number
            for key, column in rows.items():
                column.append(event.get(key))
    except etree.XMLSyntaxError as wrong:
        raise NotALog(kind="xes", line=wrong.lineno or 0) from wrong
    found = pl.DataFrame(rows, schema=dict.fromkeys(rows, pl.String))
    if not found.is_empty() and not {"activity", "ended_at"} <= set(found.columns):
        raise NotALog(kind="xes", line=0)
    return _executions(found) if "lifecycle" in found.columns else found


def _events(source: IO[bytes]) -> Iterator[dict[str, str]]:
    case: dict[str, str] = {}
    number = 0
    parser = etree.iterparse(
        source, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    for happened, element in parser:
        tag = etree.QName(element).localname
        if tag == "trace":
            if happened == "start":
                number += 1
                case = {"case": str(number)}
            else:
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        elif happened == "end" and tag == "event":
            yield {**case, **_told(element)}
            element.clear()
        elif happened == "end" and (parent := element.getparent()) is not None and _is(parent, "trace"):
            key, value = element.get("key", ""), element.get("value", "")
            if key == _NAME:
                case["case"] = value
            elif key in _OF_CASE:
                case.setdefault(_OF_CASE[key], value)


def _is(element: etree._Element, tag: str) -> bool:
    return str(etree.QName(element).localname) == tag


def _told(event: etree._Element) -> dict[str, str]:
    told = {}
    for child in event:
        key, value = child.get("key"), child.get("value")
        if value is None:
            continue
        if key == _NAME:
            told["activity"] = value
        elif key == _MOMENT:
            told["ended_at"] = value
        elif key == _LIFECYCLE:
            told["lifecycle"] = value.lower()
        elif key in _OF_EVENT:
            told[_OF_EVENT[key]] = value
    return told


def _executions(found: pl.DataFrame) -> pl.DataFrame:
    """Completions alone, each with the start that belongs to it: the nth of a step in its case with the nth."""
    transition = pl.col("lifecycle").fill_null("complete")
    counted = found.with_columns(nth=pl.int_range(pl.len()).over("case", "activity", transition), lifecycle=transition)
    done = counted.filter(pl.col("lifecycle") == "complete")
    if done.is_empty():
        return found.drop("lifecycle", strict=False)
    begun = counted.filter(pl.col("lifecycle") == "start").select(
        "case", "activity", "nth", pl.col("ended_at").alias("started_at")
    )
    if begun.is_empty():
        return done.drop("lifecycle", "nth", strict=False)
    return (
        done.drop("started_at", strict=False)
        .join(begun, on=["case", "activity", "nth"], how="left", maintain_order="left")
        .drop("lifecycle", "nth", strict=False)
    )
