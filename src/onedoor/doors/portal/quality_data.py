"""Measured quality to take away: open data of a period, and each report with its snapshot, seed and pages."""

import csv
import io
import json
from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.doors.portal.quality_shown import period
from onedoor.quality import pack_files, queries
from onedoor.quality.terms import Observation

_COLUMNS = (
    "indicator", "version", "title_vi", "title_en", "unit", "scope", "starts_on", "ends_on", "standing", "source",
    "value", "numerator", "denominator", "n", "low", "high", "evidence",
)  # fmt: skip


@access(PUBLIC)
def quality_data(request: ActorRequest, kind: str) -> HttpResponse:
    """The period's observations as CSV or JSON. Refuses: NotFound (another kind, or nothing measured)."""
    days = period(request.GET)
    if kind not in ("csv", "json") or days is None:
        raise NotFound
    rows = [row(one) for one in queries.open_data(days.first, days.last)]
    return sent(*_written(kind, rows), f"quality-{days.key}.{kind}", inline=False)


def _written(kind: str, rows: list[Mapping[str, object]]) -> tuple[bytes, str]:
    if kind == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1).encode(), "application/json"
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode(), "text/csv; charset=utf-8"


def row(one: Observation) -> Mapping[str, object]:
    """One observation, flat, with the title of its indicator."""
    indicator = pack_files.indicators().get((one.indicator, one.version))
    return {
        "indicator": one.indicator,
        "version": one.version,
        "title_vi": indicator.title.vi if indicator else "",
        "title_en": indicator.title.en if indicator else "",
        "unit": indicator.unit.value if indicator else "",
        "scope": one.scope,
        "starts_on": one.starts_on.isoformat(),
        "ends_on": one.ends_on.isoformat(),
        "standing": one.standing.value,
        "source": one.source.value,
        "value": one.value,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "n": one.n,
        "low": one.interval.low if one.interval else None,
        "high": one.interval.high if one.interval else None,
        "evidence": one.evidence,
    }


@access(PUBLIC)
def quality_report(request: ActorRequest, report_id: UUID, kind: str) -> HttpResponse:
    """A report: its pages (`pdf`), what it says (`json`), or what it was made from (`snapshot`). Refuses: NotFound."""
    found = queries.edition(report_id)
    made = {"json": found.body.encode(), "snapshot": found.snapshot.encode(), "pdf": found.pages}.get(kind)
    if not made:
        raise NotFound
    media_type = "application/pdf" if kind == "pdf" else "application/json"
    ending = {"pdf": "pdf", "json": "json", "snapshot": "snapshot.json"}[kind]
    name = f"quality-{found.profile}-{found.starts_on:%Y%m%d}-{found.ends_on:%Y%m%d}.{ending}"
    return sent(made, media_type, name, inline=kind == "pdf")
