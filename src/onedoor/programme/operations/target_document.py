"""The document by which a target is given to the head of an agency."""

from pathlib import Path

from django.conf import settings
from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.agencies.rules import unit_named
from onedoor.base import clock
from onedoor.base.press import qr_svg, typeset
from onedoor.programme.queries import assigned as queries
from onedoor.programme.terms.targets import Target
from onedoor.quality.terms import Unit

TEMPLATE = "target.typ"


def pages_of(found: Target) -> bytes:
    """The PDF/A: who gives what to whom, from where to where, until when, and how it is counted."""
    indicator = queries.indicator_of(found.indicator, found.version)
    unit = indicator.unit if indicator else Unit.NUMBER
    address = f"{settings.ENV.public}/office/programme/targets/{found.id}"
    facts: dict[str, JsonValue] = {
        "agency": _named(found.given_by),
        "unit": " ",
        "to": _named(found.agency),
        "indicator": f"{found.indicator}@{found.version}",
        "indicator_title": _both(indicator.title.vi, indicator.title.en) if indicator else None,
        "formula": _both(indicator.formula.vi, indicator.formula.en) if indicator else None,
        "wrong": _both(indicator.wrong.vi, indicator.wrong.en) if indicator else None,
        "better": found.better.value,
        "reckoning": found.reckoning.value,
        "baseline": _written(found.baseline, unit),
        "baseline_days": f"{found.baseline_first:%d/%m/%Y} – {found.baseline_last:%d/%m/%Y}",
        "baseline_n": found.baseline_n,
        "goal": _written(found.goal, unit),
        "days": f"{found.starts_on:%d/%m/%Y} – {found.due_on:%d/%m/%Y}",
        "expected": f"{found.expected:,}".replace(",", ".") if found.expected else None,
        "issued_at": found.assigned_at.astimezone(clock.law_zone()).isoformat(),
        "code": str(found.id)[-12:].upper(),
        "verify_url": address,
        "qr": qr_svg(address),
    }
    template = Path(settings.ENV.pack_path) / "templates" / TEMPLATE
    return typeset(template, facts, created_at=found.assigned_at, fonts=Path(settings.DOCUMENT_FONTS))


def _both(vi: str, en: str) -> JsonValue:
    return {"vi": vi, "en": en}


def _named(code: str) -> JsonValue:
    if unit_named(code) is None:
        found = agencies.agency(code)
        return {"code": code, "name_vi": found.name_vi, "name_en": found.name_en}
    unit = agencies.unit_at(code)
    of = agencies.agency(unit.agency)
    return {"code": code, "name_vi": f"{unit.name_vi}, {of.name_vi}", "name_en": f"{unit.name_en}, {of.name_en}"}


def _written(value: float | None, unit: Unit) -> JsonValue:
    if value is None:
        return None
    if unit is Unit.SHARE:
        return f"{100 * value:.1f} %".replace(".", ",")
    return f"{value:g}".replace(".", ",") + ("" if unit in (Unit.NUMBER, Unit.POINTS) else f" ({unit})")
