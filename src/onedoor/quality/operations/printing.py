"""The pages of a report: typeset once, when it is made, and always the same bytes."""

import json
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.agencies.rules import folded
from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.base.press import qr_svg, typeset
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Text
from onedoor.quality.models import Report
from onedoor.quality.rules import reporting

TEMPLATE = "quality_report.typ"


def pages(report_id: UUID, made_at: datetime, report: Report) -> bytes:
    """The report as a PDF/A for people."""
    profile, _ = reporting.read(report.snapshot)
    address = f"{settings.ENV.public}/quality/reports/{report_id}/pdf"
    facts: dict[str, JsonValue] = {
        "title": {"vi": f"Báo cáo chất lượng: {profile.title.vi}", "en": f"Report on quality: {profile.title.en}"},
        "period": f"{report.starts_on:%d/%m/%Y} – {report.ends_on:%d/%m/%Y}",
        "criteria": f"{profile.title.vi} ({profile.name})",
        "source": profile.source,
        "issued_at": made_at.astimezone(clock.law_zone()).isoformat(),
        "rows": _rows(report),
        "seed": str(report.seed),
        "snapshot": report.snapshot_hash,
        "code": profile.name,
        "verify_url": address,
        "qr": qr_svg(address),
    }
    template = Path(settings.ENV.pack_path) / "templates" / TEMPLATE
    return typeset(template, facts, created_at=made_at, fonts=Path(settings.DOCUMENT_FONTS))


def _rows(report: Report) -> list[JsonValue]:
    found: list[dict[str, JsonValue]] = []
    for row in json.loads(report.body)["scopes"]:
        name, spread = _name(row["scope"]), row["spread"]
        found.append(
            {
                "name_vi": name.vi,
                "name_en": name.en,
                "band": row["band"],
                "gates": ", ".join(gate for part in row["dimensions"] for gate in part["gates"]),
                "ranks": f"{row['ranks'][0]} – {row['ranks'][1]}" if row["ranks"] else "",
                "simulated": f"{spread['low_rank']} – {spread['high_rank']}" if spread else "",
                "total": f"{row['total']:.1f}".replace(".", ",") if row["total"] is not None else "",
                "coverage": f"{100 * row['coverage']:.0f} %",
            }
        )
    found.sort(key=lambda row: folded(str(row["name_vi"])))
    return list(found)


def _name(scope: str) -> Text:
    kind, _, code = scope.partition(":")
    try:
        if kind == "agency":
            agency = agencies.agency(code)
            return Text(vi=agency.name_vi, en=agency.name_en)
        return catalogue.current_version(code, clock.today()).definition.title
    except NotFound:
        return Text(vi=code, en=code)
