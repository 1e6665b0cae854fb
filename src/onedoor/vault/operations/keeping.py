"""Items come in: issued here, brought in by their person, or scanned at a counter and certified by a second officer."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, files, identifiers
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.ids import new_id
from onedoor.base.operation import operation
from onedoor.base.sealing.keys import Drawer, key_of
from onedoor.base.sealing.rows import seal_row
from onedoor.base.text import clean
from onedoor.catalogue.terms import Text
from onedoor.identity import operations as identity
from onedoor.identity.terms import Scope
from onedoor.vault import rules
from onedoor.vault.errors import NoSuchKind, ReasonNeeded, TwoOfficers
from onedoor.vault.kinds import Kind, kinds
from onedoor.vault.models import Item, Use
from onedoor.vault.queries.counter import CERTIFIES, SCANS
from onedoor.vault.queries.items import check_sees
from onedoor.vault.terms import Checked, Origin


@operation
def keep_issued(
    owner: UUID,
    kind: str,
    *,
    title: Text,
    issuer: str,
    reference: str,
    facts: Mapping[str, JsonValue],
    by: Actor,
    valid_months: int | None = None,
) -> UUID:
    """What an agency issued here is its owner's from now on, as data; its document follows once it is typeset.

    `reference` names what it came from (`document:…`); kept twice, it is kept once.
    """
    known = Item.objects.filter(reference=reference).values_list("id", flat=True).first()
    if known is not None:
        return known
    agency = agencies.agency(issuer)
    today = clock.today()
    item = Item.objects.create(
        owner=owner,
        kind=kind,
        title_vi=title.vi[:300],
        title_en=title.en[:300],
        issuer=issuer,
        issuer_vi=agency.name_vi[:300],
        issuer_en=(agency.name_en or agency.name_vi)[:300],
        origin=Origin.ISSUED,
        checked=Checked.ISSUER,
        reference=reference,
        facts=dict(facts),
        valid_from=today,
        valid_to=rules.months_later(today, valid_months) if valid_months else None,
        kept_at=clock.now(),
        agency=issuer,
    )
    _record(item, by, "vault.keep_issued")
    return item.id


@operation
def add_pages(reference: str, *, name: str, stored: files.StoredFile, media_type: str = "application/pdf") -> None:
    """The document of what was issued lies where its dossier keeps it; the item shows the same bytes."""
    item = Item.objects.select_for_update().filter(reference=reference).first()
    if item is None:
        return
    item.name, item.media_type = name[:200], media_type
    item.stored_as, item.size, item.sha256 = stored.stored_as, stored.size, stored.sha256
    item.save(update_fields=["name", "media_type", "stored_as", "size", "sha256"])
    _record(item, SYSTEM, "vault.add_pages")


@operation
def withdraw(reference: str, *, by: Actor) -> None:
    """What was issued does not stand any more; the item stays, and says so."""
    item = Item.objects.select_for_update().filter(reference=reference, withdrawn_at=None).first()
    if item is None:
        return
    item.withdrawn_at = clock.now()
    item.save(update_fields=["withdrawn_at"])
    _record(item, by, "vault.withdraw")


def declare(
    owner: UUID, kind: str, *, issuer: str, name: str, content: bytes, media_type: str, by: Actor,
    valid_to: date | None = None,
) -> UUID:  # fmt: skip
    """An older paper is the owner's self-declared copy: nobody compared it. The file was looked at by the door.

    Refuses: NotFound (not the actor's to bring), NoSuchKind, ReasonNeeded (no issuer), NotReadable.
    """
    check_sees(owner, by, Scope.SHARE)
    item = _brought(owner, kind, issuer, name, media_type, valid_to)
    item.origin, item.checked = Origin.DECLARED, Checked.NOTHING
    return _stored(item, content, by, "vault.declare")


def scan_for(
    number: str, name: str, kind: str, *, issuer: str, file: str, content: bytes, media_type: str, by: Actor
) -> UUID:
    """A paper of who carries that number was scanned at the counter; it counts once a second officer has certified it.

    Decree 45/2020/ND-CP, Art. 25: digitisation of papers at the one-stop desk. Refuses: NotAllowed, NoSuchKind,
    ReasonNeeded (no issuer), NotReadable, NumberOfAnother.
    """
    if not by.is_officer or not by.has(*SCANS):
        raise NotAllowed
    carried = identifiers.citizen_number(number)
    owner = identity.named_person("counter", name=clean(name, max_length=200), citizen_number=carried, by=by)
    item = _brought(owner, kind, issuer, file, media_type, None)
    item.origin, item.checked = Origin.DIGITISED, Checked.ORIGINAL
    item.agency, item.scanned_by, item.scanned_name = by.agency or "", by.id, by.name
    return _stored(item, content, by, "vault.scan")


@operation
def certify(item_id: UUID, *, by: Actor, remark: str = "") -> None:
    """The scan agrees with the original: it is the owner's certified digital copy from now on.

    Refuses: NotFound (not at the actor's agency, or done), TwoOfficers (who scanned does not certify), NotReadable.
    """
    item = _waiting(item_id, by)
    if item.scanned_by == by.id:
        raise TwoOfficers(who=item.scanned_name)
    item.certified_by, item.certified_name, item.certified_at = by.id, by.name, clock.now()
    item.remark = clean(remark, max_length=1000)
    item.save(update_fields=["certified_by", "certified_name", "certified_at", "remark"])
    _record(item, by, "vault.certify")


@operation
def send_back(item_id: UUID, *, by: Actor, reason: str) -> None:
    """The scan does not agree with the original: it never counts, and its bytes are gone.

    Refuses: NotFound, ReasonNeeded, NotReadable.
    """
    item = _waiting(item_id, by)
    item.remark = clean(reason, max_length=1000)
    if not item.remark:
        raise ReasonNeeded(field="reason")
    forget(item)
    item.save(update_fields=["remark", "removed_at", "stored_as", "facts"])
    _record(item, by, "vault.send_back")


@operation
def remove(item_id: UUID, *, by: Actor) -> None:
    """A self-declared copy is gone, with its bytes. Refuses: NotFound (also for what an agency issued or certified)."""
    item = Item.objects.select_for_update().filter(id=item_id, removed_at=None, origin=Origin.DECLARED).first()
    if item is None:
        raise NotFound
    check_sees(item.owner, by, Scope.SHARE)
    forget(item)
    item.save(update_fields=["removed_at", "stored_as", "facts"])
    _record(item, by, "vault.remove")


@operation
def use(
    item_id: UUID, *, dossier: str, agency: str, basis: str, answers: int, papers: int, owner: UUID, by: Actor,
    consent: UUID | None = None,
) -> None:  # fmt: skip
    """The item serves in that dossier, by law or under a consent; each paper it spares is a visit saved.

    Done twice, it is done once.
    """
    item = Item.objects.select_for_update().filter(id=item_id, owner=owner, removed_at=None).first()
    if item is None:
        return
    _, made = Use.objects.get_or_create(
        item=item,
        dossier=dossier,
        defaults={
            "agency": agency, "basis": basis[:200], "answers": answers, "papers": papers, "at": clock.now(),
            "consent_id": consent,
        },
    )  # fmt: skip
    if made:
        item.times_reused += 1
        item.visits_saved += papers
        item.save(update_fields=["times_reused", "visits_saved"])
        _record(item, by, "vault.use")


@operation
def hand_over(former: Iterable[UUID], person: UUID) -> None:
    """Items of these ids are that person's, and sealed with their key: they are one."""
    for item in Item.objects.select_for_update().filter(owner__in=tuple(former)):
        item.owner = person
        item.save(update_fields=["owner"])
        seal_row(item)
        _record(item, SYSTEM, "vault.hand_over")


def forget(item: Item) -> None:
    """The item is removed and says nothing more; bytes of our own are gone after the act, those of a dossier stay."""
    stored_as, ours = item.stored_as, item.origin != Origin.ISSUED
    item.removed_at, item.stored_as, item.facts = clock.now(), "", {}
    if stored_as and ours:
        transaction.on_commit(lambda: files.forget(stored_as))


def _waiting(item_id: UUID, by: Actor) -> Item:
    item = Item.objects.select_for_update().filter(
        id=item_id, origin=Origin.DIGITISED, certified_at=None, removed_at=None
    ).first()  # fmt: skip
    if item is None or not by.is_officer or item.agency != by.agency or not by.has(*CERTIFIES):
        raise NotFound
    return item


def _kind(code: str) -> Kind:
    found = kinds().get(code)
    if found is None or not found.may_bring:
        raise NoSuchKind(kind=code)
    return found


def _brought(owner: UUID, code: str, issuer: str, name: str, media_type: str, valid_to: date | None) -> Item:
    kind, issued_by = _kind(code), clean(issuer, max_length=300)
    if not issued_by:
        raise ReasonNeeded(field="issuer")
    item_id = new_id()
    return Item(
        id=item_id,
        owner=owner,
        kind=kind.code,
        title_vi=kind.title.vi,
        title_en=kind.title.en,
        issuer_vi=issued_by,
        issuer_en=issued_by,
        reference=f"brought:{item_id}",
        name=clean(name.replace("/", "_").replace("\\", "_"), max_length=1000)[-200:] or "file",
        media_type=media_type,
        valid_to=valid_to,
        kept_at=clock.now(),
    )


def _stored(item: Item, content: bytes, by: Actor, verb: str) -> UUID:
    """The bytes are on the disk before the row is; where the row does not come, they go again."""
    stored = files.store([content], key_of(item.owner, Drawer.VAULT))
    item.stored_as, item.size, item.sha256 = stored.stored_as, stored.size, stored.sha256
    _add(item, by, verb)
    return item.id


@operation
def _add(item: Item, by: Actor, verb: str) -> None:
    item.save(force_insert=True)
    _record(item, by, verb)


def _record(item: Item, by: Actor, verb: str) -> None:
    audit.record(by=by, verb=verb, subject=f"vault_item:{item.id}", facts={"kind": item.kind, "sha256": item.sha256})
