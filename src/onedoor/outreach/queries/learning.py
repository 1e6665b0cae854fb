"""What one may ask about lessons and help cases: helpers about their own, who may answer about their agency's."""

from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.text import fold
from onedoor.outreach import models
from onedoor.outreach.pack_files import lessons
from onedoor.outreach.queries.teams import members, seen
from onedoor.outreach.terms import HelpCaseRow, LessonRow, LessonStanding, Topic

_SHOWN = 100


def lessons_of(*, seen_by: Actor) -> tuple[LessonRow, ...]:
    """Every lesson, with when the helper read it."""
    read = {
        (lesson, version): at
        for lesson, version, at in models.LessonRead.objects.filter(officer=seen_by.id or UUID(int=0)).values_list(
            "lesson", "version", "read_at"
        )
    }
    return tuple(LessonRow(one, read.get((one.id, one.version))) for one in lessons())


def lessons_of_team(team_id: UUID, *, seen_by: Actor) -> tuple[LessonStanding, ...]:
    """Who of the team has not read which lesson in its newest version. Refuses: NotFound."""
    who = members(team_id, seen_by=seen_by)
    read = set(
        models.LessonRead.objects.filter(officer__in=[one.officer for one in who]).values_list(
            "officer", "lesson", "version"
        )
    )
    return tuple(
        LessonStanding(
            one, tuple(each.name for each in who if (each.officer, one.id, one.version) not in read), len(who)
        )
        for one in lessons()
    )


def answerable(by: Actor) -> QuerySet[models.HelpCase]:
    """The cases that the actor may answer: of the teams of their agency, for who leads, receives or handles there."""
    if not (by.is_officer and by.agency and by.has(Role.LEADER, Role.RECEIVER, Role.HANDLER)):
        return models.HelpCase.objects.none()
    return models.HelpCase.objects.filter(team__agency=by.agency)


def _visible(by: Actor) -> QuerySet[models.HelpCase]:
    """Those that one may answer; for a helper all of their own teams, and what is answered of the commune's others."""
    if not (by.is_officer and by.has(Role.HELPER)):
        return answerable(by)
    own = models.HelpCase.objects.filter(Q(team__in=seen(by)) | Q(team__agency=by.agency, answered_at__isnull=False))
    return own if seen(by).exists() else models.HelpCase.objects.none()


def help_cases(*, seen_by: Actor, words: str = "", waits: bool | None = None) -> tuple[HelpCaseRow, ...]:
    """Those that hold every word, with or without its marks, the newest first; at most a hundred."""
    found = _visible(seen_by)
    for word in fold(words).split()[:8]:
        found = found.filter(words__contains=word)
    if waits is not None:
        found = found.filter(answered_at__isnull=waits)
    return tuple(_row(one, seen_by) for one in _joined(found).order_by("-asked_at")[:_SHOWN])


def help_case(case_id: UUID, *, seen_by: Actor) -> HelpCaseRow:
    """One of them. Refuses: NotFound."""
    found = _joined(_visible(seen_by)).filter(id=case_id).first()
    if found is None:
        raise NotFound
    return _row(found, seen_by)


def _joined(found: QuerySet[models.HelpCase]) -> QuerySet[models.HelpCase]:
    return found.select_related("team", "household__alley")


def _row(row: models.HelpCase, by: Actor) -> HelpCaseRow:
    own = by.has(Role.LEADER, Role.RECEIVER, Role.HANDLER) or row.asked_by == by.id
    where = f"{row.household.alley.name}, {row.household.label}" if row.household and own else ""
    return HelpCaseRow(
        id=row.id, team=row.team.name, topic=Topic(row.topic), procedure=row.procedure, question=row.question,
        asked_name=row.asked_name, asked_at=row.asked_at, household=where, answer=row.answer,
        answered_name=row.answered_name, answered_at=row.answered_at,
    )  # fmt: skip
