"""Everything in one ZIP: what is known as JSON, the papers as they are, and who read what, when and why."""

import io
import json
import zipfile
from datetime import date, datetime
from uuid import UUID

from pydantic import JsonValue

from onedoor.audit import queries as journals
from onedoor.base.errors import BytesChanged
from onedoor.vault import rules
from onedoor.vault.errors import NotYetReady
from onedoor.vault.models import Bundle, Consent, Item, Use
from onedoor.vault.queries.items import bytes_of
from onedoor.vault.terms import LEVELS, Origin

_STAMP = (1980, 1, 1, 0, 0, 0)


def packed(bundle: Bundle) -> bytes:
    """The ZIP: the whole vault, or what a consent covers and nothing beside."""
    items = _items(bundle)
    whole: dict[str, JsonValue] = {"owner": str(bundle.owner), "items": [_item(item) for item in items]}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:
        if bundle.consent_id is None:
            whole |= {"consents": _consents(bundle.owner), "uses": _uses(bundle.owner)}
            _add(pack, "readings.json", _json(_readings(bundle.owner)))
        _add(pack, "data.json", _json(whole))
        for item in items:
            try:
                _add(pack, f"papers/{item.id}-{item.name}", bytes_of(item))
            except (NotYetReady, BytesChanged):
                continue
    return buffer.getvalue()


def _items(bundle: Bundle) -> list[Item]:
    if bundle.consent is not None:
        return list(bundle.consent.items.filter(removed_at=None).order_by("kept_at"))
    found = Item.objects.filter(owner=bundle.owner, removed_at=None).order_by("kept_at")
    return [item for item in found if item.origin != Origin.DIGITISED or item.certified_at is not None]


def _item(item: Item) -> JsonValue:
    return {
        "id": str(item.id),
        "kind": item.kind,
        "title": {"vi": item.title_vi, "en": item.title_en},
        "issuer": {"code": item.issuer, "vi": item.issuer_vi, "en": item.issuer_en},
        "origin": item.origin,
        "assurance": LEVELS[Origin(item.origin)],
        "checked_against": item.checked,
        "valid_from": _day(item.valid_from),
        "valid_to": _day(item.valid_to),
        "kept_at": item.kept_at.isoformat(),
        "withdrawn_at": _day(item.withdrawn_at),
        "times_reused": item.times_reused,
        "visits_saved": item.visits_saved,
        "sha256": item.sha256,
        "facts": item.facts,
    }


def _consents(owner: UUID) -> list[JsonValue]:
    return [
        {
            "agency": row.agency,
            "purpose": row.purpose,
            "text": row.text.text,
            "text_sha256": row.text_id,
            "given_at": row.given_at.isoformat(),
            "until_at": row.until_at.isoformat(),
            "revoked_at": _day(row.revoked_at),
        }
        for row in Consent.objects.filter(owner=owner).select_related("text").order_by("given_at")
    ]


def _uses(owner: UUID) -> list[JsonValue]:
    found = Use.objects.filter(item__owner=owner).order_by("at")
    return [
        {"item": str(use.item_id), "dossier": use.dossier, "agency": use.agency, "at": use.at.isoformat()}
        for use in found
    ]


def _readings(owner: UUID) -> list[JsonValue]:
    told: list[JsonValue] = []
    for entry in journals.looks(f"vault:{owner}"):
        dossier, purpose, basis = rules.reason_parts(entry.reason)
        told.append(
            {
                "at": entry.at.isoformat(),
                "what": entry.what,
                "reader": entry.quality,
                "agency": entry.agency,
                "dossier": dossier,
                "purpose": purpose,
                "basis": basis,
            }
        )
    return told


def _day(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _json(told: JsonValue) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def _add(pack: zipfile.ZipFile, name: str, content: bytes) -> None:
    pack.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
