"""The beats that all moves share: lock and decide before, write and record after."""

from collections.abc import Mapping

from onedoor.audit import operations as audit
from onedoor.base import clock, rows
from onedoor.base.actor import Actor
from onedoor.base.errors import Fact, NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition, Stage
from onedoor.dossiers import rules
from onedoor.dossiers.models import Dossier, Step
from onedoor.dossiers.queries.dossiers import standing_of
from onedoor.dossiers.terms import CLOSED, Move

_NO_FACTS: Mapping[str, Fact] = {}
_FIXED = {
    "id", "code", "draft", "owner", "subject", "sources", "client", "procedure", "version_id", "agency", "channel",
    "applicant", "last_digits", "phone", "email", "language", "words", "unverified", "submitted_at", "expected_at",
}  # fmt: skip
_ANSWERED = ("answers", "fee_facts")
_MOVING = tuple(field.name for field in Dossier._meta.concrete_fields if field.name not in _FIXED.union(_ANSWERED))


def definition_of(dossier: Dossier) -> Definition:
    """The definition the dossier stays on."""
    return catalogue.version(dossier.version_id).definition


def locked(code: str, by: Actor) -> Dossier:
    """The dossier, locked until the act is done. Refuses: NotFound, also where the actor may not see it."""
    dossier = rows.row(Dossier, locked=True, code=code)
    if dossier is None or not rules.may_see(by, owner=dossier.owner, client=dossier.client, agency=dossier.agency):
        raise NotFound
    return dossier


def take(move: Move, code: str, by: Actor, row_version: int | None = None) -> Dossier:
    """Lock and decide. Refuses: NotFound, LostRace, NotYourRole, NotInThisState, NotAtThisStage, NotAssigned."""
    dossier = locked(code, by)
    standing = standing_of(dossier)
    if row_version is not None and row_version != dossier.row_version:
        last = Step.objects.filter(dossier=dossier).order_by("-number").values("by_name", "at")[0]
        rules.check_row_version(row_version, standing, last_by=last["by_name"], last_at=last["at"], move=move.name)
    rules.check_move(move, standing, by)
    if move.name != "assign":
        rules.check_assigned(standing, by)
    return dossier


def leave(
    dossier: Dossier,
    move: Move,
    by: Actor,
    *,
    remark: str = "",
    facts: Mapping[str, Fact] = _NO_FACTS,
    answered: bool = False,
) -> None:
    """Write and record: the dossier (its answers only if `answered`), the step with its moment and turn, the act."""
    now = clock.now()
    dossier.state = move.to or dossier.state
    dossier.turn = move.turn or dossier.turn
    if dossier.state in CLOSED and dossier.closed_at is None:
        dossier.closed_at = now
        dossier.assigned_to, dossier.assigned_name = None, ""
    dossier.row_version += 1
    rows.update(dossier, (*_MOVING, *_ANSWERED) if answered else _MOVING)
    step = Step(
        dossier=dossier,
        number=dossier.row_version,
        move=move.name,
        at=now,
        by_id=by.id,
        by_name=by.name,
        by_quality=by.quality,
        state=dossier.state,
        stage=dossier.stage,
        turn=dossier.turn,
        due_at=dossier.due_at,
        remark=remark,
    )
    rows.insert(step)
    audit.record(
        by=by,
        verb=f"dossiers.{move.name}",
        subject=f"dossier:{dossier.id}",
        facts={"state": str(dossier.state), "stage": dossier.stage, "version": dossier.row_version, **facts},
    )


def pass_on(dossier: Dossier, stage: Stage | None) -> None:
    """The dossier stands at another stage and belongs to nobody there yet."""
    dossier.stage = stage.id if stage else None
    dossier.stage_role = stage.role if stage else ""
    dossier.assigned_to, dossier.assigned_name = None, ""
