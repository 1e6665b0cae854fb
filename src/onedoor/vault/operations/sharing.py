"""Consent: specific, dated, kept word for word, taken back at any moment; and what is put together by a job."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.base.ids import public_token
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.base.sealing.keys import Drawer, key_of
from onedoor.base.text import clean
from onedoor.identity import queries as identity
from onedoor.identity.terms import Scope
from onedoor.vault import rules
from onedoor.vault.errors import NoConsent, PlanChanged, ReasonNeeded
from onedoor.vault.models import Bundle, Consent, ConsentText, Item
from onedoor.vault.operations.keeping import forget
from onedoor.vault.operations.locking import lock_anew
from onedoor.vault.queries.items import check_sees
from onedoor.vault.queries.packing import packed
from onedoor.vault.queries.sharing import in_force, shareable
from onedoor.vault.terms import Origin

LONGEST_DAYS = 366
_A_DAY = timedelta(days=1)


def words_of(
    owner: UUID,
    *,
    name: str,
    agency: str,
    purpose: str,
    items: Iterable[UUID],
    until_on: date,
    language: str,
    by: Actor,
) -> tuple[str, str]:
    """The words to which somebody would agree, and their SHA-256. Refuses: NotFound, ReasonNeeded, NotReadable."""
    check_sees(owner, by, Scope.SHARE)
    wanted = shareable(owner, items)
    why = clean(purpose, max_length=200)
    today = clock.today()
    if not wanted:
        raise ReasonNeeded(field="items")
    if not why:
        raise ReasonNeeded(field="purpose")
    if not today <= until_on <= today + timedelta(days=LONGEST_DAYS):
        raise ReasonNeeded(field="until")
    titles = [item.title_en if language == "en" else item.title_vi for item in wanted]
    text = rules.consent_text(
        language, name=name, agency=agencies.agency(agency).name(language), purpose=why, titles=titles, until=until_on
    )
    return text, hashlib.sha256(text.encode()).hexdigest()


@operation
def give_consent(
    owner: UUID, *, name: str, agency: str, purpose: str, items: Iterable[UUID], until_on: date, language: str,
    seen: str, by: Actor, draft: UUID | None = None,
) -> UUID:  # fmt: skip
    """The agency may read these items for that purpose until the end of that day; `draft`: where it was asked for.

    `seen` is the SHA-256 of the words that were shown. Refuses: NotFound, ReasonNeeded, NotReadable, PlanChanged (other
    words than were shown).
    """
    chosen = tuple(items)
    text, digest = words_of(
        owner, name=name, agency=agency, purpose=purpose, items=chosen, until_on=until_on, language=language, by=by
    )
    if digest != seen or by.id is None:
        raise PlanChanged
    kept, _ = ConsentText.objects.get_or_create(sha256=digest, defaults={"text": text})
    consent = Consent.objects.create(
        owner=owner,
        agency=agency,
        purpose=clean(purpose, max_length=200),
        text=kept,
        token=public_token(24),
        given_by=by.id,
        given_at=clock.now(),
        draft=draft,
        until_at=datetime.combine(until_on + _A_DAY, time.min, clock.law_zone()),
    )
    consent.items.set(shareable(owner, chosen))
    _record(consent, by, "vault.give_consent", digest)
    return consent.id


@operation
def revoke(consent_id: UUID, *, by: Actor) -> UUID:
    """From this moment nothing is read under the consent: no session, token, link or job; returned is its owner.

    Refuses: NotFound.
    """
    consent = Consent.objects.select_for_update().filter(id=consent_id).first()
    if consent is None:
        raise NotFound
    check_sees(consent.owner, by, Scope.SHARE)
    if consent.revoked_at is None:
        consent.revoked_at = clock.now()
        consent.save(update_fields=["revoked_at"])
        _record(consent, by, "vault.revoke", consent.text_id)
    return consent.owner


@operation
def ask_bundle(owner: UUID, *, by: Actor) -> UUID:
    """Everything of the owner is put together by a job, to be fetched within a day. Refuses: NotFound."""
    check_sees(owner, by, Scope.SHARE)
    return _asked(owner, None, by)


@operation
def ask_shared_bundle(consent_id: UUID, *, by: Actor) -> UUID:
    """What a consent covers is put together by a job, for the agency's machine. Refuses: NoConsent."""
    consent = in_force(consent_id, by)
    return _asked(consent.owner, consent, by)


def put_together(bundle_id: UUID) -> None:
    """The job: who asked may still have it, or nothing is put together. Done twice, it is done once."""
    bundle = Bundle.objects.filter(id=bundle_id).select_related("consent").first()
    if bundle is None or bundle.ready_at is not None or bundle.refused_at is not None:
        return
    stored = files.store([packed(bundle)], key_of(bundle.owner, Drawer.VAULT)) if _still_may(bundle) else None
    _settle(bundle_id, stored)


def _still_may(bundle: Bundle) -> bool:
    """Judged anew: a consent may have been taken back and a mandate ended since the job was queued."""
    if bundle.consent is not None:
        open_still = bundle.consent.revoked_at is None and bundle.consent.until_at > clock.now()
        return open_still and not identity.died(bundle.owner)
    actor = identity.actor("citizen", bundle.asked_by)
    return actor is not None and identity.may_act_for(bundle.owner, Scope.SHARE, by=actor)


@operation
def _settle(bundle_id: UUID, stored: files.StoredFile | None) -> None:
    bundle = Bundle.objects.select_for_update().get(id=bundle_id)
    if stored is None:
        bundle.refused_at = clock.now()
    else:
        bundle.stored_as, bundle.sha256, bundle.ready_at = stored.stored_as, stored.sha256, clock.now()
    bundle.save(update_fields=["refused_at", "stored_as", "sha256", "ready_at"])
    facts = {"sha256": stored.sha256 if stored else None, "consent": str(bundle.consent_id or "")}
    audit.record(by=SYSTEM, verb="vault.put_together", subject=f"bundle:{bundle.id}", facts=facts)


def _asked(owner: UUID, consent: Consent | None, by: Actor) -> UUID:
    if by.id is None:
        raise NoConsent
    now = clock.now()
    bundle = Bundle.objects.create(owner=owner, consent=consent, asked_by=by.id, asked_at=now, until_at=now + _A_DAY)
    audit.record(by=by, verb="vault.ask_bundle", subject=f"bundle:{bundle.id}", first=True)
    defer("vault.put_together", bundle_id=str(bundle.id))
    return bundle.id


@operation
def erase(owner: UUID, *, seen: str, by: Actor) -> int:
    """What the plan said goes is gone, with its bytes; returned is how many items. `seen` is the plan's digest.

    Refuses: NotFound (only the person themself), PlanChanged.
    """
    if by.id != owner:
        raise NotFound
    found = list(Item.objects.select_for_update().filter(owner=owner, removed_at=None).order_by("id"))
    if rules.plan_digest((str(item.id), item.sha256) for item in found) != seen:
        raise PlanChanged
    going = [item for item in found if item.origin != Origin.ISSUED]
    for item in going:
        forget(item)
        item.save(update_fields=["removed_at", "stored_as", "facts"])
    for consent in Consent.objects.filter(owner=owner, revoked_at=None):
        revoke(consent.id, by=by)
    _forget_bundles(owner)
    lock_anew(owner, [item for item in found if item.origin == Origin.ISSUED])
    audit.record(by=by, verb="vault.erase", subject=f"vault:{owner}", facts={"items": len(going)})
    return len(going)


@operation
def forget_ended_bundles() -> int:
    """Bundles whose time is over are gone with their bytes; returned is how many."""
    ended = list(Bundle.objects.select_for_update().filter(until_at__lte=clock.now()).exclude(stored_as=""))
    for bundle in ended:
        transaction.on_commit(partial(files.forget, bundle.stored_as))
        bundle.stored_as = ""
        bundle.save(update_fields=["stored_as"])
        audit.record(by=SYSTEM, verb="vault.forget_bundle", subject=f"bundle:{bundle.id}")
    return len(ended)


def _forget_bundles(owner: UUID) -> None:
    """What was put together from the vault goes with it."""
    put = Bundle.objects.filter(owner=owner).exclude(stored_as="")
    for stored_as in list(put.values_list("stored_as", flat=True)):
        transaction.on_commit(partial(files.forget, stored_as))
    put.update(stored_as="", refused_at=clock.now())


def _record(consent: Consent, by: Actor, verb: str, digest: str) -> None:
    audit.record(
        by=by, verb=verb, subject=f"consent:{consent.id}", facts={"agency": consent.agency, "text_sha256": digest}
    )
