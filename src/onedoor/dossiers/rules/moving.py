"""Who may make which move now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onedoor.base.actor import Actor, Quality, Role
from onedoor.catalogue.terms import Stage
from onedoor.dossiers.errors import (
    LostRace,
    NotAssigned,
    NotAtThisStage,
    NotInThisState,
    NotSignedYet,
    NotYourRole,
    ResultWithdrawn,
)
from onedoor.dossiers.terms import ASSIGN, DELIVER, MOVES, SUBMIT, DeliveryState, Move, State
from onedoor.dossiers.terms.moves import CITIZEN, SYSTEM


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a dossier stands, as far as a move depends on it."""

    state: State
    stage: Stage | None
    assigned_to: UUID | None
    assigned_name: str
    row_version: int
    delivery: DeliveryState = DeliveryState.NOT_READY


def check_move(move: Move, standing: Standing, by: Actor) -> None:
    """The table of moves, the stage of the route and the actor's role all allow the move.

    Refuses: NotYourRole, NotInThisState, NotAtThisStage, NotSignedYet, ResultWithdrawn.
    """
    if by.is_officer:
        allowed = {role for role in move.by if isinstance(role, Role)}
        if by.roles.isdisjoint(allowed):
            raise NotYourRole(move=move.name)
        stage_role = standing.stage.role if standing.stage else None
        if move.stage and stage_role and stage_role not in by.roles:
            raise NotYourRole(move=move.name)
    elif (SYSTEM if by.quality is Quality.SYSTEM else CITIZEN) not in move.by:
        raise NotYourRole(move=move.name)
    if standing.state not in move.from_:
        raise NotInThisState(move=move.name, state=standing.state.value)
    if move.stage and standing.stage and move.stage not in standing.stage.may:
        raise NotAtThisStage(move=move.name, stage=standing.stage.id)
    if move is DELIVER and standing.delivery is DeliveryState.TO_SIGN:
        raise NotSignedYet
    if move is DELIVER and standing.delivery is DeliveryState.WITHDRAWN:
        raise ResultWithdrawn


def check_assigned(standing: Standing, by: Actor) -> None:
    """Assign before write. Refuses: NotAssigned."""
    if by.is_officer and standing.assigned_to != by.id:
        raise NotAssigned(to=standing.assigned_name)


def check_row_version(seen: int | None, standing: Standing, *, last_by: str, last_at: datetime, move: str) -> None:
    """The form was made from the record as it is now. Refuses: LostRace, naming who was faster and when."""
    if seen is not None and seen != standing.row_version:
        raise LostRace(who=last_by, at=last_at.isoformat(), move=move)


def handles_dossiers(by: Actor) -> bool:
    """Whether the officer has anything to do with dossiers.

    Who only keeps the money, assesses portals or goes from door to door sees none.
    """
    return by.is_officer and bool(by.roles - {Role.FINANCE, Role.ASSESSOR, Role.HELPER})


def may_see(by: Actor, *, owner: UUID, client: UUID | None, agency: str | None) -> bool:
    """The agency wall: a person sees their own dossiers, a machine those it filed, an officer those of their agency."""
    match by.quality:
        case Quality.CITIZEN:
            return by.id == owner
        case Quality.MACHINE:
            return client is not None and by.id == client
        case Quality.OFFICER:
            return agency is not None and by.agency == agency and handles_dossiers(by)
        case Quality.SYSTEM:
            return True
        case Quality.ANONYMOUS | Quality.HELPER | Quality.COUNTER:
            return False


def may_move(move: Move, standing: Standing, by: Actor) -> bool:
    """Whether `check_move` lets the actor pass, assignment aside."""
    try:
        check_move(move, standing, by)
    except (NotYourRole, NotInThisState, NotAtThisStage, NotSignedYet, ResultWithdrawn):
        return False
    return True


def possible_moves(standing: Standing, by: Actor) -> tuple[str, ...]:
    """Names of the moves the actor may make now; an officer who is not the assigned one may only assign."""
    writable = not by.is_officer or standing.assigned_to == by.id
    return tuple(
        move.name
        for move in MOVES
        if move is not SUBMIT and (writable or move is ASSIGN) and may_move(move, standing, by)
    )
