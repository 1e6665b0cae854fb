"""What one may ask about mandates: the person about theirs, the helper about their own. Each is read at each use."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality, Role
from onedoor.base.errors import NotFound
from onedoor.dossiers.rules import Act, scopes
from onedoor.outreach import models
from onedoor.outreach.terms import Confirmed, Did, Ended, MandateRow, MandateState, UseRow

_USES_SHOWN = 50


def live(helper: Actor) -> QuerySet[models.Mandate]:
    """The helper's mandates that hold now: confirmed, not ended, in their term, of a team that they are still in."""
    if not (helper.is_officer and helper.has(Role.HELPER)) or helper.id is None:
        return models.Mandate.objects.none()
    return models.Mandate.objects.filter(
        helper=helper.id,
        confirmed_at__isnull=False,
        ended_at=None,
        until_on__gte=clock.today(),
        team__agency=helper.agency,
        team__in=models.Membership.objects.filter(officer=helper.id, ended_at=None).values("team"),
    )


def assistant(mandate_id: UUID, helper: Actor) -> Actor | None:
    """The helper as somebody who acts for the person of that mandate; None where it holds no more."""
    row = live(helper).filter(id=mandate_id).first()
    if row is None:
        return None
    return Actor(
        Quality.HELPER,
        helper.id,
        helper.name,
        helper.agency,
        on_behalf_of=row.principal,
        mandate=row.id,
        request_id=helper.request_id,
        scopes=scopes(tuple(row.procedures), tuple(Act(one) for one in row.acts)),
    )


def mandates_over(ids: Iterable[UUID]) -> tuple[UUID, ...]:
    """Which of these open nothing any more, or never did: what a phone keeps under them, it deletes.

    Whoever asks: a phone asks before anybody has signed in, and learns no more than what it may keep.
    """
    asked = list(ids)
    rows = models.Mandate.objects.filter(
        id__in=asked, confirmed_at__isnull=False, ended_at=None, until_on__gte=clock.today()
    )
    mine = models.Membership.objects.filter(officer=OuterRef("helper"), team=OuterRef("team"), ended_at=None)
    hold = set(rows.filter(Exists(mine)).values_list("id", flat=True))
    return tuple(one for one in asked if one not in hold)


def mandate(mandate_id: UUID, *, seen_by: Actor) -> MandateRow:
    """One mandate, for its person, its helper, or a witness while it is asked for. Refuses: NotFound."""
    return rows_of([_seen(mandate_id, seen_by)])[0]


def _seen(mandate_id: UUID, by: Actor) -> models.Mandate:
    row = models.Mandate.objects.select_related("team", "text").filter(id=mandate_id).first()
    if row is None or by.id is None:
        raise NotFound
    own = by.is_citizen and row.principal == by.id
    asked_for = by.is_officer and by.has(Role.HELPER) and row.helper == by.id
    theirs = asked_for or (by.is_helper and by.mandate == row.id)
    if not own and not theirs and not _witnesses(by).filter(id=row.id).exists():
        raise NotFound
    return row


def mandates_of_helper(*, seen_by: Actor) -> tuple[MandateRow, ...]:
    """What the helper asked for, the newest first."""
    if not (seen_by.is_officer and seen_by.has(Role.HELPER)) or seen_by.id is None:
        return ()
    return rows_of(models.Mandate.objects.filter(helper=seen_by.id).order_by("-asked_at")[:50])


def mandates_of_person(*, seen_by: Actor) -> tuple[MandateRow, ...]:
    """Who asked to help the person, or helps, the newest first, with all that was done."""
    if not seen_by.is_citizen or seen_by.id is None:
        return ()
    return rows_of(models.Mandate.objects.filter(principal=seen_by.id).order_by("-asked_at")[:50])


def to_witness(*, seen_by: Actor) -> tuple[MandateRow, ...]:
    """What others of the helper's teams asked for, and nobody has confirmed."""
    return rows_of(_witnesses(seen_by).order_by("-asked_at")[:50])


def _witnesses(by: Actor) -> QuerySet[models.Mandate]:
    if not (by.is_officer and by.has(Role.HELPER)) or by.id is None:
        return models.Mandate.objects.none()
    teams = models.Membership.objects.filter(officer=by.id, ended_at=None).values("team")
    asked = models.Mandate.objects.filter(confirmed_at=None, ended_at=None, asked_at__date=clock.today())
    return asked.filter(team__in=teams, team__agency=by.agency).exclude(helper=by.id)


def text_of(sha256: str) -> str:
    """The words that carry that digest. Refuses: NotFound."""
    row = models.MandateText.objects.filter(sha256=sha256).first()
    if row is None:
        raise NotFound
    return row.text


def state_of(row: models.Mandate) -> MandateState:
    """Whether it opens anything today; what nobody confirmed on its day is over."""
    today = clock.today()
    if row.ended_at is not None or row.until_on < today:
        return MandateState.ENDED
    if row.confirmed_at is not None:
        return MandateState.LIVE
    return MandateState.ASKED if clock.day_of(row.asked_at) == today else MandateState.ENDED


def rows_of(found: Iterable[models.Mandate]) -> tuple[MandateRow, ...]:
    """The rows, each with its words and what was done under it."""
    mandates = list(found)
    uses: dict[UUID, list[UseRow]] = {}
    for use in models.Use.objects.filter(Q(mandate__in=mandates)).order_by("-at"):
        uses.setdefault(use.mandate_id, []).append(UseRow(Did(use.did), use.at, use.procedure, use.code))
    return tuple(
        MandateRow(
            id=row.id,
            state=state_of(row),
            helper_name=row.helper_name,
            team=row.team.name,
            principal_name=row.principal_name,
            procedures=tuple(row.procedures),
            acts=tuple(row.acts),
            until_on=row.until_on,
            text=row.text.text,
            sha256=row.text_id,
            asked_at=row.asked_at,
            confirmed_at=row.confirmed_at,
            how=Confirmed(row.how) if row.how else None,
            ended_at=row.ended_at,
            ended_why=Ended(row.ended_why) if row.ended_why else None,
            uses=tuple(uses.get(row.id, ())[:_USES_SHOWN]),
        )
        for row in mandates
    )
