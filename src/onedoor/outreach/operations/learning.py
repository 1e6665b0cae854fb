"""A helper reads a lesson, asks about what they could not solve, and somebody of the agency answers."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.base.text import fold
from onedoor.outreach import models, queries, rules
from onedoor.outreach.errors import AskedTooOften, CaseDiffers
from onedoor.outreach.pack_files import lessons
from onedoor.outreach.queries.learning import answerable
from onedoor.outreach.terms import MOST_CASES_A_DAY, Question


@operation
def read_lesson(lesson: str, version: int, *, by: Actor) -> None:
    """The helper has read it. Twice is once. Refuses: NotFound (no such lesson in that version, not a helper)."""
    known = any((one.id, one.version) == (lesson, version) for one in lessons())
    if not known or by.id is None or not (by.is_officer and by.has(Role.HELPER)):
        raise NotFound
    _row, made = models.LessonRead.objects.get_or_create(
        officer=by.id, lesson=lesson, version=version, defaults={"read_at": clock.now()}
    )
    if made:
        audit.record(by=by, verb="outreach.read_lesson", subject=f"lesson:{lesson}", facts={"version": version})


@operation
def ask_for_help(question: Question, *, by: Actor) -> None:
    """The agency is asked. Sent again, it is the same question.

    Refuses: NotFound (not a team or household of one's own), NoteTellsWho, AskedTooOften, CaseDiffers.
    """
    team = queries.seen(by).filter(id=question.team).first()
    if team is None or by.id is None or not by.has(Role.HELPER):
        raise NotFound
    if question.household and not models.Household.objects.filter(id=question.household, alley__team=team).exists():
        raise NotFound
    rules.check_note(question.text)
    told = {
        "team": team, "household_id": question.household, "topic": question.topic.value,
        "procedure": question.procedure, "question": question.text, "asked_by": by.id,
    }  # fmt: skip
    known = models.HelpCase.objects.filter(id=question.id).first()
    if known is not None:
        if any(getattr(known, name) != value for name, value in told.items()):
            raise CaseDiffers
        return
    if models.HelpCase.objects.filter(asked_by=by.id, asked_at__date=clock.today()).count() >= MOST_CASES_A_DAY:
        raise AskedTooOften
    facts = {"asked_name": by.name, "asked_at": clock.now(), "words": fold(question.text)}
    models.HelpCase.objects.create(id=question.id, **told, **facts)
    _record(question.id, "ask_for_help", by, topic=question.topic.value)


@operation
def answer_case(case_id: UUID, answer: str, *, by: Actor) -> None:
    """The team reads that answer from now on; a later one takes its place. Refuses: NotFound, NoteTellsWho."""
    row = answerable(by).select_for_update(of=("self",)).filter(id=case_id).first()
    if row is None or not answer:
        raise NotFound
    rules.check_note(answer)
    row.answer, row.answered_at, row.answered_by, row.answered_name = answer, clock.now(), by.id, by.name
    row.words = fold(f"{row.question} {answer}")
    row.save(update_fields=["answer", "answered_at", "answered_by", "answered_name", "words"])
    _record(case_id, "answer_case", by)


def _record(case_id: UUID, verb: str, by: Actor, **facts: str | int) -> None:
    audit.record(by=by, verb=f"outreach.{verb}", subject=f"help_case:{case_id}", facts=facts)
