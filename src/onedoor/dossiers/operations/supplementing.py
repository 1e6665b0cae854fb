"""Supplements: a typed request for named answers and papers, with a clock of its own."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.operation import operation
from onedoor.base.text import check_storable, clean
from onedoor.base.working_time import Pause
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Definition
from onedoor.dossiers import rules
from onedoor.dossiers.errors import Incomplete, NotAsked, NothingAsked, NotInThisState, TooManyRounds, UnknownItem
from onedoor.dossiers.models import Dossier, Supplement
from onedoor.dossiers.operations import documents, dues, telling
from onedoor.dossiers.operations.drafting import read
from onedoor.dossiers.operations.handling import due, needed
from onedoor.dossiers.operations.moving import definition_of, leave, take
from onedoor.dossiers.queries import statements
from onedoor.dossiers.terms import ANSWER_SUPPLEMENT, ASK_SUPPLEMENT, STOP, DocumentKind, State, SupplementItem


def _checked(items: Sequence[SupplementItem], definition: Definition) -> list[dict[str, str]]:
    if not items:
        raise NothingAsked
    components = {component.id for component in definition.components}
    checked = []
    for item in items:
        known = definition.field(item.id) is not None if item.kind == "field" else item.id in components
        if not known or item.kind not in ("field", "component"):
            raise UnknownItem(item=item.id)
        checked.append({"kind": item.kind, "id": item.id, "why": needed(item.why, f"why-{item.id}")})
    return checked


@operation
def ask_supplement(
    code: str,
    *,
    by: Actor,
    items: Sequence[SupplementItem],
    message: str = "",
    row_version: int | None = None,
) -> None:
    """The person is asked, in one request, for everything that is missing; the handling clock stands still meanwhile.

    Refuses: as `take`, NothingAsked, UnknownItem, ReasonMissing, TooManyRounds.
    """
    dossier = take(ASK_SUPPLEMENT, code, by, row_version)
    definition = definition_of(dossier)
    checked = _checked(items, definition)
    if Supplement.objects.filter(dossier=dossier).count() >= definition.supplement.rounds:
        raise TooManyRounds(rounds=definition.supplement.rounds)
    now = clock.now()
    calendar = agencies.calendar_of(dossier.agency, clock.today())
    supplement = Supplement.objects.create(
        dossier=dossier,
        asked_at=now,
        asked_by=by.name,
        message=clean(message, max_length=4000),
        items=checked,
        answer_due_at=rules.answer_due(calendar, now, definition.supplement),
        resume_state=dossier.state,
    )
    leave(
        dossier, ASK_SUPPLEMENT, by, remark=supplement.message, facts={"items": tuple(item["id"] for item in checked)}
    )
    documents.order(
        dossier,
        DocumentKind.SUPPLEMENT_REQUEST,
        items=statements.item_facts(definition, checked),
        reason=supplement.message,
        answer_due_at=supplement.answer_due_at.isoformat(),
        decided_by=by.name,
    )
    telling.tell(dossier, "supplement_asked")


@operation
def answer_supplement(
    code: str, *, by: Actor, answers: Mapping[str, JsonValue] | None = None, message: str = ""
) -> None:
    """The asked answers and papers are on the record, and the dossier goes on where it stood.

    Refuses: NotFound, NotYourRole, NotInThisState, NotAsked, NotAnswers (a machine's), Incomplete.
    """
    dossier = take(ANSWER_SUPPLEMENT, code, by)
    supplement = Supplement.objects.get(dossier=dossier, closed_at=None)
    check_storable(dict(answers or {}))
    given = dict(read(definition_of(dossier), answers or {}, by))
    asked = {(item["kind"], item["id"]) for item in supplement.items}
    for field_id in given:
        if ("field", field_id) not in asked:
            raise NotAsked(item=field_id)
    _check_answered(dossier, supplement, given)
    dossier.answers = dict(dossier.answers) | given
    dossier.fee_facts = rules.fee_answers(definition_of(dossier), dossier.answers)
    _close(dossier, supplement, answered=True)
    leave(
        dossier,
        ANSWER_SUPPLEMENT,
        by,
        remark=clean(message, max_length=4000),
        facts={"changed": tuple(sorted(given))},
        answered=True,
    )


def _check_answered(dossier: Dossier, supplement: Supplement, given: Mapping[str, JsonValue]) -> None:
    definition = definition_of(dossier)
    new_files = set(supplement.attachments.filter(removed_at=None).values_list("slot", flat=True))
    wanted = {item["id"] for item in supplement.items if item["kind"] == "component"}
    file_fields = {
        item["id"]
        for item in supplement.items
        if (field := definition.field(item["id"])) is not None and field.type.value == "file"
    }
    missing_papers = sorted((wanted | file_fields) - new_files)
    missing_fields = sorted(
        item["id"]
        for item in supplement.items
        if item["kind"] == "field" and item["id"] not in given and item["id"] not in file_fields
    )
    errors = catalogue_rules.check_answers(
        definition,
        dict(dossier.answers) | dict(given),
        channel=dossier.channel,
        today=clock.today(),
        attached=frozenset(dossier.draft.attachments.filter(removed_at=None).values_list("slot", flat=True)),
    )
    wrong = sorted({error.field_id for error in errors if error.field_id in given})
    if missing_papers or missing_fields or wrong:
        raise Incomplete(fields=tuple(missing_fields + wrong), components=tuple(missing_papers))


def _close(dossier: Dossier, supplement: Supplement, *, answered: bool) -> None:
    now = clock.now()
    supplement.closed_at = now
    supplement.answered_at = now if answered else None
    supplement.save()
    if answered:
        dossier.state = State(supplement.resume_state)
        dossier.due_at = due(dossier, after=Pause(supplement.asked_at, now))


@operation
def stop(code: str, *, by: Actor, reason: str, row_version: int | None = None) -> None:
    """Handling stops because a supplement stayed unanswered beyond its time. Refuses: as `take`, ReasonMissing.

    Refuses NotInThisState while the person may still answer.
    """
    dossier = take(STOP, code, by, row_version)
    supplement = Supplement.objects.get(dossier=dossier, closed_at=None)
    if clock.now() <= supplement.answer_due_at:
        raise NotInThisState(move=STOP.name, state=dossier.state)
    why = needed(reason, "reason")
    _close(dossier, supplement, answered=False)
    leave(dossier, STOP, by, remark=why)
    dues.close_due(dossier, by=by, reason=why)
    documents.order(dossier, DocumentKind.REFUSAL, reason=why, decided_by=by.name)
    telling.tell(dossier, "refused", reason=why)
