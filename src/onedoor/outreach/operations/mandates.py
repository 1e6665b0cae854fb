"""A mandate of assistance: asked for, confirmed by the person in one of three ways, used, and ended at any moment."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound, Refusal
from onedoor.base.operation import operation
from onedoor.base.sealing.ring import blind_index, blind_indexes
from onedoor.catalogue import queries as catalogue
from onedoor.identity import operations as people
from onedoor.identity import queries as identity
from onedoor.identity.terms import NUMBER
from onedoor.notices import operations as notices
from onedoor.outreach import models, queries, rules
from onedoor.outreach.errors import AskedTooOften, NotAsked, NotConfirmed, TextChanged
from onedoor.outreach.queries.mandates import live, state_of
from onedoor.outreach.terms import (
    CODE_MINUTES,
    CODE_TRIES,
    MOST_ASKED_A_DAY,
    MOST_ASKED_OF_ONE,
    Confirmed,
    Did,
    Ended,
    MandateState,
    Wish,
)

_CODE = "mandate_code"


@operation
def ask(team_id: UUID, wish: Wish, *, by: Actor) -> UUID:
    """The person is asked, with a code that they may say; the answer is the same whether anybody is known or not.

    Refuses: NotFound, WishUnfit, AskedTooOften.
    """
    team = queries.seen(by).filter(id=team_id).first()
    if team is None or by.id is None or not by.has(Role.HELPER):
        raise NotFound
    rules.check_wish(wish)
    _check_often(wish, by.id)
    now, known = clock.now(), identity.person_named(wish.number, wish.name)
    text = _text(team, wish, by)
    digest = hashlib.sha256(text.encode()).hexdigest()
    models.MandateText.objects.get_or_create(sha256=digest, defaults={"text": text})
    code = f"{secrets.randbelow(1_000_000):06}"
    row = models.Mandate.objects.create(
        team=team,
        helper=by.id,
        helper_name=by.name,
        principal=known.id if known else None,
        principal_name=known.name if known else wish.name,
        number_index=blind_index(NUMBER, wish.number),
        procedures=list(dict.fromkeys(wish.procedures)),
        acts=list(wish.acts),
        until_on=clock.today() + timedelta(days=wish.days - 1),
        text_id=digest,
        asked_at=now,
        code_until=now + timedelta(minutes=CODE_MINUTES),
    )
    row.code_index = blind_index(_CODE, f"{row.id}:{code}")
    row.save(update_fields=["code_index"])
    if known:
        _tell(row, "mandate_asked", "asked", code=code)
    _record(row, "ask_mandate", by, text=digest)
    return row.id


def _check_often(wish: Wish, helper: UUID) -> None:
    today = models.Mandate.objects.filter(asked_at__date=clock.today())
    of_one = today.filter(number_index__in=blind_indexes(NUMBER, wish.number)).count()
    if of_one >= MOST_ASKED_OF_ONE or today.filter(helper=helper).count() >= MOST_ASKED_A_DAY:
        raise AskedTooOften


def _text(team: models.Team, wish: Wish, by: Actor) -> str:
    agency, today = agencies.agency(team.agency), clock.today()
    found = [catalogue.current_version(one, today).definition.title for one in dict.fromkeys(wish.procedures)]
    return rules.mandate_text(
        name=wish.name, helper=by.name, team=team.name, agency=(agency.name("vi"), agency.name("en")),
        titles=[(title.vi, title.en) for title in found], acts=wish.acts,
        until_on=today + timedelta(days=wish.days - 1),
    )  # fmt: skip


@operation
def answer(mandate_id: UUID, *, agrees: bool, seen: str, by: Actor) -> None:
    """The person confirms on their own device, or declines; `seen` is the digest of the words that were shown.

    Refuses: NotFound, NotAsked, TextChanged.
    """
    row = _locked(mandate_id)
    if not by.is_citizen or by.id is None or row.principal != by.id:
        raise NotFound
    _check_asked(row)
    if seen != row.text_id:
        raise TextChanged
    if agrees:
        _confirm(row, Confirmed.SELF, by)
    else:
        _end(row, Ended.DECLINED, by)


def confirm_by_code(mandate_id: UUID, code: str, *, by: Actor) -> None:
    """The person said the code that they were sent. A wrong one counts, also when all else is undone.

    Refuses: NotFound, NotAsked, NotConfirmed.
    """
    if not _code_taken(mandate_id, code, by=by):
        raise NotConfirmed


@operation
def _code_taken(mandate_id: UUID, code: str, *, by: Actor) -> bool:
    row = _asked_by(mandate_id, by)
    row.code_tries += 1
    row.save(update_fields=["code_tries"])
    fresh = row.code_tries <= CODE_TRIES and clock.now() <= row.code_until and row.principal is not None
    right = row.code_index in blind_indexes(_CODE, f"{row.id}:{''.join(code.split())}")
    if fresh and right:
        _confirm(row, Confirmed.CODE, by)
        return True
    _record(row, "code_not_taken", by, tries=row.code_tries)
    return False


@operation
def confirm_by_witness(mandate_id: UUID, number: str, *, by: Actor) -> None:
    """Another member of the team was there as the person agreed, and has typed the person's number from their card.

    Whom nobody knew is known from now on, by that number. Refuses: NotFound, NotAsked, NotConfirmed.
    """
    row = _locked(mandate_id)
    if row.id not in {one.id for one in queries.to_witness(seen_by=by)}:
        raise NotFound
    _check_asked(row)
    if not number or row.number_index not in blind_indexes(NUMBER, number):
        raise NotConfirmed
    if row.principal is None:
        row.principal = _named(row, number, by)
    row.witness = by.id
    _confirm(row, Confirmed.WITNESS, by)


def _named(row: models.Mandate, number: str, by: Actor) -> UUID:
    try:
        return people.named_person(f"mandate:{row.id}", name=row.principal_name, citizen_number=number, by=by)
    except Refusal:
        raise NotConfirmed from None


@operation
def revoke(mandate_id: UUID, *, by: Actor) -> None:
    """The person ends it: from this moment it opens nothing. Twice is once. Refuses: NotFound."""
    row = _locked(mandate_id)
    if not by.is_citizen or by.id is None or row.principal != by.id:
        raise NotFound
    if row.ended_at is None:
        _end(row, Ended.REVOKED, by)


@operation
def lay_down(mandate_id: UUID, *, by: Actor) -> None:
    """The helper needs it no more. Refuses: NotFound."""
    row = _locked(mandate_id)
    if not by.is_officer or by.id is None or row.helper != by.id:
        raise NotFound
    if row.ended_at is None:
        _end(row, Ended.LAID_DOWN, by)


@operation
def open_session(mandate_id: UUID, *, by: Actor) -> None:
    """The helper begins to act for the person, who is told. Refuses: NotFound (it holds no more)."""
    row = live(by).select_for_update(of=("self",)).filter(id=mandate_id).first()
    if row is None:
        raise NotFound
    _used(row, Did.OPENED, by)


@operation
def note_help(did: Did, *, draft: UUID, procedure: str, code: str, by: Actor) -> None:
    """What the helper did stands with the mandate, and the person is told. Refuses: NotFound."""
    row = models.Mandate.objects.filter(id=by.mandate).first() if by.mandate else None
    if row is None or row.helper != by.id:
        raise NotFound
    _used(row, did, by, draft=draft, procedure=procedure, code=code)


def _used(
    row: models.Mandate, did: Did, by: Actor, *, draft: UUID | None = None, procedure: str = "", code: str = ""
) -> None:
    """It is written each time; what was saved is told once a day for each draft, so that nobody stops reading."""
    models.Use.objects.create(mandate=row, at=clock.now(), did=did, draft=draft, procedure=procedure, code=code)
    if did is Did.FILED:
        _tell(row, "helper_filed", f"filed:{draft}", procedure=procedure, dossier=code)
    elif did is Did.KEPT:
        _tell(row, "helper_kept", f"kept:{draft}", procedure=procedure)
    elif did is Did.OPENED:
        _tell(row, "helper_opened", f"opened:{clock.now().isoformat()}")
    else:
        _tell(row, "helper_saved", f"saved:{draft}:{clock.today()}", procedure=procedure)
    _record(row, f"use_{did}", by)


def _confirm(row: models.Mandate, how: Confirmed, by: Actor) -> None:
    row.confirmed_at, row.how, row.code_index = clock.now(), how, ""
    row.save()
    _tell(row, "mandate_given", "given")
    _record(row, "confirm_mandate", by, how=how.value, text=row.text_id)


def _end(row: models.Mandate, why: Ended, by: Actor) -> None:
    row.ended_at, row.ended_why, row.code_index = clock.now(), why, ""
    row.save()
    _record(row, "end_mandate", by, why=why.value)


def _locked(mandate_id: UUID) -> models.Mandate:
    row = models.Mandate.objects.select_for_update().filter(id=mandate_id).first()
    if row is None:
        raise NotFound
    return row


def _asked_by(mandate_id: UUID, by: Actor) -> models.Mandate:
    row = _locked(mandate_id)
    if not (by.is_officer and by.has(Role.HELPER)) or by.id is None or row.helper != by.id:
        raise NotFound
    _check_asked(row)
    return row


def _check_asked(row: models.Mandate) -> None:
    if state_of(row) is not MandateState.ASKED:
        raise NotAsked


def _tell(row: models.Mandate, kind: str, key: str, *, procedure: str = "", dossier: str = "", code: str = "") -> None:
    """The person is told in the portal, and by mail where they left an address."""
    if row.principal is None:
        return
    title = catalogue.current_version(procedure or row.procedures[0], clock.today()).definition.title
    facts = {"who": row.helper_name, "service": title.vi, "agency": row.team.name, "reason": code, "code": dossier}
    facts["address"] = f"{settings.ENV.public}/dossiers/{dossier}" if dossier else f"{settings.ENV.public}/helpers/"
    email = identity.person(row.principal, seen_by=SYSTEM).email
    notices.tell(row.principal, kind, facts, key=f"mandate:{row.id}:{key}"[:200], email=email, subject_ref=dossier)


def _record(row: models.Mandate, verb: str, by: Actor, **facts: str | int) -> None:
    audit.record(by=by, verb=f"outreach.{verb}", subject=f"mandate:{row.id}", facts=facts)
