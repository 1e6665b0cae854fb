"""What people answered about the attempts of a period: read by who sees those attempts."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q

from onedoor.base.actor import Actor
from onedoor.quality.models import Answer, Attempt, Invitation
from onedoor.quality.queries.attempts import begun
from onedoor.quality.rules import rolling, survey_figures
from onedoor.quality.rules.calibration import Pair, corrected
from onedoor.quality.rules.shares import SHOWN_FROM
from onedoor.quality.rules.surveys import dissatisfied
from onedoor.quality.terms import GROUP_OF, Cause, Group, Observation, Outcome, Source, Standing
from onedoor.quality.terms.surveys import (
    Answered,
    Crowded,
    Done,
    Driver,
    SurveyAnswer,
    SurveyFigure,
    SurveyReport,
)

_MOST_WORDS = 50
_SEED = 20230301


def answered(first: date, last: date, *, seen_by: Actor) -> tuple[Answered, ...]:
    """Every answer about an attempt that began in those days and has ended. Refuses: NotFound."""
    ended = begun(first, last, seen_by).exclude(outcome=Outcome.OPEN)
    asked = Answer.objects.filter(invitation__journey__in=ended.values("journey")).select_related("invitation")
    given = {one.invitation.journey: one for one in asked.order_by("id")}
    told = ended.filter(journey__in=Invitation.objects.exclude(answered_at=None).values("journey")).order_by("id")
    return tuple(answered_of(one, given[one.journey]) for one in told if one.journey in given)


def crowd(first: date, last: date, *, seen_by: Actor) -> tuple[Crowded, ...]:
    """How many attempts of those days ended how, for the weights. Refuses: NotFound."""
    cells = begun(first, last, seen_by).exclude(outcome=Outcome.OPEN)
    traits = ("agency", "procedure", "channel", "outcome", "troubled", "device", "timing")
    return tuple(
        Crowded(agency, procedure, channel, ending(outcome, troubled=troubled), n, device, timing)
        for agency, procedure, channel, outcome, troubled, device, timing, n in cells.order_by()
        .values_list(*traits)
        .annotate(n=Count("id"))
    )


def survey_observations(first: date, last: date, *, seen_by: Actor) -> tuple[Observation, ...]:
    """M6 and H1 to H4 of those days by agency, procedure, both and for the country. Refuses: NotFound."""
    answers = answered(first, last, seen_by=seen_by)
    cells = crowd(first, last, seen_by=seen_by) if answers else ()
    by_scope: dict[str, tuple[list[Answered], list[Crowded]]] = {}
    for one in answers:
        for scope in rolling.scopes_of(one.agency, one.procedure):
            by_scope.setdefault(scope, ([], []))[0].append(one)
    for cell in cells:
        for scope in rolling.scopes_of(cell.agency, cell.procedure):
            if scope in by_scope:
                by_scope[scope][1].append(cell)
    return tuple(
        _observation(figure, scope, first, last)
        for scope, (said, around) in by_scope.items()
        for figure in survey_figures.figures(said, around)
    )


def _observation(figure: SurveyFigure, scope: str, first: date, last: date) -> Observation:
    return Observation(
        figure.indicator, 1, scope, first, last, Standing.MEASURED, Source.SURVEY, figure.weighted.value,
        figure.numerator, figure.denominator, figure.n, figure.n_effective, figure.weighted, "survey",
    )  # fmt: skip


def survey_report(first: date, last: date, *, seen_by: Actor) -> SurveyReport:
    """What those days' answers amount to; of fewer than ten nothing but how many. Refuses: NotFound."""
    seen = begun(first, last, seen_by).exclude(outcome=Outcome.OPEN)
    offered = Invitation.objects.filter(journey__in=seen.values("journey")).count()
    answers, cells = answered(first, last, seen_by=seen_by), crowd(first, last, seen_by=seen_by)
    if len(answers) < SHOWN_FROM:
        return SurveyReport(seen.count(), offered, len(answers), (), {}, {}, {}, 0, {}, {}, ())
    failed = seen.filter(Q(outcome=Outcome.ABANDONED) | Q(troubled=True)).exclude(cause="")
    observed: dict[Group, float] = {}
    for row in failed.values("cause").annotate(n=Count("id")).order_by():
        group = GROUP_OF[Cause(row["cause"])]
        observed[group] = observed.get(group, 0.0) + row["n"]
    bad = [one.answer.group for one in answers if one.answer.group and dissatisfied(one.answer)]
    pairs = _pairs(answers)
    return SurveyReport(
        customers=sum(cell.n for cell in cells),
        offered=offered,
        answered=len(answers),
        figures=survey_figures.figures(answers, cells),
        causes=corrected(observed, pairs, seed=_SEED) if len(pairs) >= SHOWN_FROM else {},
        observed=observed,
        said={group: bad.count(group) for group in Group},
        pairs=len(pairs),
        well=_drivers(one.answer.well for one in answers),
        badly=_drivers(one.answer.badly for one in answers),
        words=_words(first, last, seen_by),
    )


def _pairs(answers: Iterable[Answered]) -> tuple[Pair, ...]:
    """What was seen beside what was said; who does not know corrects nothing."""
    return tuple(
        (one.seen, one.answer.group)
        for one in answers
        if one.seen and one.answer.group and one.answer.group is not Group.UNCLASSIFIED
    )


def _drivers(chosen: Iterable[tuple[Driver, ...]]) -> dict[Driver, int]:
    flat = [driver for some in chosen for driver in some]
    return {driver: flat.count(driver) for driver in Driver}


def _words(first: date, last: date, seen_by: Actor) -> tuple[str, ...]:
    """What people wrote, in an order that says nothing of when."""
    ended = begun(first, last, seen_by).exclude(outcome=Outcome.OPEN).values("journey")
    found = Answer.objects.exclude(words="").filter(invitation__journey__in=ended).order_by("invitation__token_hash")
    return tuple(found.values_list("words", flat=True)[:_MOST_WORDS])


def ending(outcome: str, *, troubled: bool) -> str:
    """How an attempt ended, for the weights: `completed`, `troubled` or `abandoned`."""
    return "troubled" if troubled else outcome


def answered_of(attempt: Attempt, given: Answer, *, place: str = "", chance: float = 0.0) -> Answered:
    """An answer with its attempt; a campaign says by which agency and chance it drew it."""
    return Answered(
        agency=place or attempt.agency,
        procedure=attempt.procedure,
        channel=attempt.channel,
        ending=ending(attempt.outcome, troubled=attempt.troubled),
        seen=GROUP_OF[Cause(attempt.cause)] if attempt.cause else None,
        chance=chance or given.invitation.chance,
        answer=answer_of(given),
        device=attempt.device,
        timing=attempt.timing,
    )


def answer_of(given: Answer) -> SurveyAnswer:
    """What was answered."""
    return SurveyAnswer(
        given.satisfaction,
        Done(given.done),
        given.ease,
        Group(given.group) if given.group else None,
        Cause(given.cause) if given.cause else None,
        tuple(Driver(one) for one in given.well),
        tuple(Driver(one) for one in given.badly),
        given.trust,
        given.words,
    )
