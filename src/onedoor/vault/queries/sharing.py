"""Asking for consents, for what they share, for bundles, and for the plan of an erasure."""

from collections.abc import Iterable
from uuid import UUID

from onedoor.agencies import queries as agencies
from onedoor.base import clock, files
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.catalogue.terms import Mark, Text
from onedoor.identity import queries as identity
from onedoor.identity.terms import Scope
from onedoor.vault import rules
from onedoor.vault.errors import NoConsent, NotYetReady, TooMuchAsked
from onedoor.vault.kinds import pack
from onedoor.vault.models import Bundle, Consent, Item
from onedoor.vault.queries.items import OWN, bytes_of, check_sees, note, row_of, view_of
from onedoor.vault.terms import BundleRow, ConsentRow, ErasureLine, ErasurePlan, Grant, ItemView, Origin

_MOST = 200


def shareable(owner: UUID, items: Iterable[UUID]) -> list[Item]:
    """Those of the items that are the owner's and stand."""
    found = Item.objects.filter(owner=owner, id__in=set(items), removed_at=None)
    return [item for item in found if item.origin != Origin.DIGITISED or item.certified_at is not None]


def consents(owner: UUID, *, seen_by: Actor) -> tuple[ConsentRow, ...]:
    """The consents of somebody, the newest first. Refuses: NotFound."""
    check_sees(owner, seen_by, Scope.SHARE)
    rows = Consent.objects.filter(owner=owner).select_related("text").prefetch_related("items").order_by("-given_at")
    return tuple(_consent(row) for row in rows[:_MOST])


def _consent(row: Consent) -> ConsentRow:
    agency = agencies.agency(row.agency)
    return ConsentRow(
        id=row.id,
        owner=row.owner,
        agency=row.agency,
        agency_name=Text(vi=agency.name_vi, en=agency.name_en or agency.name_vi),
        purpose=row.purpose,
        titles=tuple(Text(vi=item.title_vi, en=item.title_en) for item in row.items.all()),
        text=row.text.text,
        text_sha256=row.text_id,
        token=row.token,
        given_at=row.given_at,
        until_at=row.until_at,
        revoked_at=row.revoked_at,
        in_force=row.revoked_at is None and row.until_at > clock.now(),
    )


def in_force(consent_id: UUID, by: Actor) -> Consent:
    """The consent, where it holds now for the agency of the machine or officer who asks. Refuses: NoConsent."""
    found = Consent.objects.filter(id=consent_id, revoked_at=None, until_at__gt=clock.now()).first()
    if (
        found is None
        or identity.died(found.owner)
        or not by.agency
        or found.agency != by.agency
        or not (by.is_machine or by.is_officer)
    ):
        raise NoConsent
    return found


def shared_item(consent_id: UUID, item_id: UUID, *, purpose: str, seen_by: Actor) -> ItemView:
    """One item under a consent, for exactly its purpose; the person sees the reading at once.

    Refuses: NoConsent, TooMuchAsked (another purpose, an item that it does not name).
    """
    consent = in_force(consent_id, seen_by)
    if purpose != consent.purpose:
        raise TooMuchAsked(what="purpose")
    item = consent.items.filter(id=item_id, removed_at=None).first()
    if item is None:
        raise TooMuchAsked(what="item")
    note(item.owner, f"item:{item.id}", Grant(consent.purpose, f"consent {consent.text_id[:12]}"), seen_by)
    return view_of(item)


def shared_by_link(token: str) -> ConsentRow:
    """What a link shares, as long as its consent holds. Refuses: NotFound."""
    return _consent(_by_token(token))


def shared_items(token: str) -> tuple[ItemView, ...]:
    """The items behind a link. Refuses: NotFound."""
    return tuple(view_of(item) for item in _by_token(token).items.filter(removed_at=None).order_by("kept_at"))


def shared_document(token: str, item_id: UUID, *, seen_by: Actor) -> tuple[ItemView, bytes]:
    """The document of an item behind a link; the person sees the reading.

    Refuses: NotFound, NotYetReady, BytesChanged.
    """
    consent = _by_token(token)
    item = consent.items.filter(id=item_id, removed_at=None).first()
    if item is None:
        raise NotFound
    grant = Grant("shared_link", f"consent {consent.text_id[:12]}: {consent.purpose}")
    note(item.owner, f"item:{item.id}", grant, seen_by)
    return view_of(item), bytes_of(item)


def _by_token(token: str) -> Consent:
    found = (
        Consent.objects.filter(token=token[:32], draft=None, revoked_at=None, until_at__gt=clock.now())
        .select_related("text")
        .first()
    )
    if found is None or identity.died(found.owner):
        raise NotFound
    return found


def bundles(owner: UUID, *, seen_by: Actor) -> tuple[BundleRow, ...]:
    """What was asked to be put together for the person and can still be fetched. Refuses: NotFound."""
    check_sees(owner, seen_by, Scope.SHARE)
    found = Bundle.objects.filter(owner=owner, consent=None, until_at__gt=clock.now()).order_by("-asked_at")
    return tuple(BundleRow(row.id, row.owner, row.asked_at, row.until_at, row.ready_at) for row in found[:20])


def bundle(bundle_id: UUID, *, seen_by: Actor) -> bytes:
    """The bytes of a bundle, for who asked for it and still may have it.

    Refuses: NotFound, NoConsent, NotYetReady, BytesChanged.
    """
    found = Bundle.objects.filter(id=bundle_id, until_at__gt=clock.now()).first()
    if found is None or found.asked_by != seen_by.id:
        raise NotFound
    consent = in_force(found.consent_id, seen_by) if found.consent_id else None
    if consent is None:
        check_sees(found.owner, seen_by, Scope.SHARE)
    if found.refused_at is not None:
        raise NoConsent
    if not found.stored_as:
        raise NotYetReady
    for item in consent.items.filter(removed_at=None) if consent else ():
        grant = Grant(consent.purpose, f"consent {consent.text_id[:12]}") if consent else OWN
        note(found.owner, f"item:{item.id}", grant, seen_by)
    return files.read(found.stored_as, found.sha256)


def erasure_plan(owner: UUID, *, seen_by: Actor) -> ErasurePlan:
    """What would go, what stays, and by which law; for the person themself. Refuses: NotFound."""
    if seen_by.id != owner:
        raise NotFound
    found = list(Item.objects.filter(owner=owner, removed_at=None).order_by("-kept_at"))
    lines = []
    for rule in pack().retention:
        items = tuple(row_of(item) for item in found if _part(item) == rule.what)
        if items or rule.what not in _PARTS:
            lines.append(ErasureLine(rule.what, rule.stays, rule.law, rule.until, rule.mark is Mark.FOUND, items))
    digest = rules.plan_digest((str(item.id), item.sha256) for item in found)
    return ErasurePlan(tuple(lines), digest, sum(item.origin != Origin.ISSUED for item in found))


_SCANNED = "scanned"
_PARTS = frozenset({_SCANNED, *Origin})


def _part(item: Item) -> str:
    """The part of the vault that an item belongs to when its person asks for erasure."""
    waits = item.origin == Origin.DIGITISED and item.certified_at is None
    return _SCANNED if waits else item.origin
