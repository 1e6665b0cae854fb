"""Asking the store. What is published is public; small cells are not published, whoever asks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import F, Q

from onedoor.base.actor import Actor
from onedoor.base.suppressing import hidden
from onedoor.quality import models, pack_files
from onedoor.quality.queries.attempts import reach_of
from onedoor.quality.rules import ranking, scoring
from onedoor.quality.rules.rolling import NATIONAL, stands_alone
from onedoor.quality.rules.shares import SHOWN_FROM, may_be_ranked
from onedoor.quality.terms import Better, Interval, Observation, Profile, Score, Source, Standing

_FROM_PEOPLE = frozenset({Source.EVENTS, Source.SURVEY})
Ranks = tuple[int, int]
Cell = tuple[str, str]
"""A scope and an indicator."""
DEFINITIONS = "catalogue"
"""The evidence of what is read off the definitions: it counts no people, and a small number hides nobody."""
_OF_ITS_SERVERS = frozenset({"R3", "S1", "S2", "S3", "S4"})


def observations(
    first: date, last: date, *, scopes: Iterable[str] = (), prefix: str = "", indicator: str = ""
) -> tuple[Observation, ...]:
    """What is measured in exactly those days, by scope and indicator. Only for what is not shown as it is."""
    found = models.Observation.objects.filter(starts_on=first, ends_on=last)
    if wanted := list(scopes):
        found = found.filter(scope__in=wanted)
    if prefix:
        found = found.filter(scope__startswith=prefix)
    if indicator:
        found = found.filter(indicator=indicator)
    return tuple(_observation(row) for row in found.order_by("scope", "indicator", "version"))


def published(scope: str, first: date, last: date) -> tuple[Observation, ...]:
    """What may be shown of a scope: of fewer than ten people, or where a few would follow from it, nothing is told."""
    kept = withheld(family(scope), first, last)
    return tuple(shown(one, kept) for one in observations(first, last, scopes=[scope]))


def of_the_platform(first: date, last: date) -> tuple[Observation, ...]:
    """What may be shown of the platform itself, which serves all agencies alike; nothing that is a sum of theirs."""
    told = published(NATIONAL, first, last)
    return tuple(one for one in told if one.indicator in _OF_ITS_SERVERS or one.source not in _FROM_PEOPLE)


def family(scope: str) -> str:
    """With which scopes a scope adds up to a sum that is told too: agencies below one agency, or all procedures."""
    kind, _, code = scope.partition(":")
    above = code.rpartition(".")[0] if kind == "agency" else ""
    return f"{kind}:{above}." if above else f"{kind}:"


def withheld(prefix: str, first: date, last: date, indicator: str = "") -> frozenset[Cell]:
    """Which values of a family are not told: the small ones, and others so that nobody finds them by subtraction."""
    cells: dict[tuple[str, int], dict[str, int]] = {}
    for one in observations(first, last, prefix=prefix, indicator=indicator):
        if counts_people(one) and "@" not in one.scope and family(one.scope) == prefix:
            cells.setdefault((one.indicator, one.version), {})[one.scope] = one.n
    return frozenset((scope, code) for (code, _), counted in cells.items() for scope in hidden(counted))


def scored(profile: Profile, scope: str, first: date, last: date) -> Score:
    """The scope by that profile, on what is sure enough to count."""
    seen = observations(first, last, scopes=[scope])
    return scoring.scored(profile, scope, {one.indicator: rankable(one) for one in seen})


def compared(
    indicator: str, kind: str, first: date, last: date
) -> tuple[tuple[Observation, tuple[int, int] | None], ...]:
    """One indicator of every agency or procedure, with the ranks it may have; None where it is too unsure to rank."""
    seen = [one for one in observations(first, last, prefix=f"{kind}:", indicator=indicator) if stands_alone(one.scope)]
    counts = {
        one.scope: (one.numerator, one.denominator)
        for one in seen
        if (sure := rankable(one)).interval is not None and sure.denominator
        if one.numerator is not None and one.denominator is not None
    }
    better = pack_files.indicators()[indicator, seen[-1].version].better if seen else Better.MORE
    if better is Better.LESS:
        counts = {scope: (n - x, n) for scope, (x, n) in counts.items()}
    places = ranking.rank_intervals(list(counts), ranking.compared(counts))
    kept = withheld(f"{kind}:", first, last, indicator)
    return tuple((shown(one, kept), None if is_in(kept, one) else places.get(one.scope)) for one in seen)


def line(scope: str, indicator: str, most: int = 13) -> tuple[Observation, ...]:
    """One indicator in one place by month, the newest `most` of them in the order of time, as it may be shown."""
    found = models.Observation.objects.filter(scope=scope, indicator=indicator)
    months = found.filter(ends_on__lt=F("starts_on") + timedelta(days=31)).order_by("-starts_on", "-version")[:most]
    lines = [_observation(row) for row in reversed(months)]
    return tuple(shown(one, withheld(family(scope), one.starts_on, one.ends_on, indicator)) for one in lines)


def series(
    scopes: Collection[str], indicators: Collection[str], *, seen_by: Actor
) -> Mapping[tuple[str, str, int], tuple[Observation, ...]]:
    """By scope, indicator and version what each month said, in the order of time.

    Leaders and auditors see the whole of their agency and of those below, whose attempts they may read one by one; of
    others what everybody is shown. Refuses: NotFound.
    """
    reach, kept = reach_of(seen_by), dict[tuple[str, date, str], frozenset[Cell]]()
    months = models.Observation.objects.filter(scope__in=list(scopes), indicator__in=list(indicators))
    found: dict[tuple[str, str, int], list[Observation]] = {}
    for row in months.filter(ends_on__lt=F("starts_on") + timedelta(days=31)).order_by("starts_on"):
        one = _observation(row)
        kind, _, code = one.scope.partition(":")
        if reach and not (kind in ("agency", "unit") and f"{code}.".startswith(f"{reach}.")):
            if kind == "unit":
                continue  # What happens inside an agency is for it and those above it.
            key = (family(one.scope), one.starts_on, one.indicator)
            if key not in kept:
                kept[key] = withheld(key[0], one.starts_on, one.ends_on, one.indicator)
            one = shown(one, kept[key])
        found.setdefault((one.scope, one.indicator, one.version), []).append(one)
    return {key: tuple(line) for key, line in found.items()}


def periods(prefix: str = "") -> tuple[tuple[date, date], ...]:
    """The stretches of time of which anything is measured, the newest first."""
    found = models.Observation.objects.filter(Q(scope__startswith=prefix)).values_list("starts_on", "ends_on")
    return tuple(sorted(set(found.distinct()), reverse=True))


def counts_people(one: Observation) -> bool:
    """Whether so few may lie behind it that somebody could be known by it."""
    return one.source in _FROM_PEOPLE and one.evidence != DEFINITIONS


def is_in(kept: Collection[Cell], one: Observation) -> bool:
    """Whether a value is among those withheld."""
    return (one.scope, one.indicator) in kept


def shown(one: Observation, kept: Collection[Cell] = ()) -> Observation:
    """The observation, or of too few people, or what is withheld, only that there is no value."""
    if not counts_people(one) or one.standing is not Standing.MEASURED:
        return one
    return _without_value(one) if one.n < SHOWN_FROM or is_in(kept, one) else one


def rankable(one: Observation) -> Observation:
    """The observation, or "not measured" where it is too unsure to count in a score (n < 100 or wider than ± 10)."""
    if not counts_people(one) or one.interval is None or one.denominator is None:
        return shown(one)
    return one if may_be_ranked(one.interval, one.n_effective or one.n) else _without_value(one)


def _without_value(one: Observation) -> Observation:
    bare = replace(one, value=None, numerator=None, denominator=None, n=0, n_effective=None, interval=None)
    return replace(bare, standing=Standing.NOT_MEASURED)


def _observation(row: models.Observation) -> Observation:
    interval = None
    if row.low is not None and row.high is not None and row.value is not None:
        interval = Interval(row.value, row.low, row.high)
    return Observation(
        row.indicator,
        row.version,
        row.scope,
        row.starts_on,
        row.ends_on,
        Standing(row.standing),
        Source(row.source),
        row.value,
        row.numerator,
        row.denominator,
        row.n,
        row.n_effective,
        interval,
        row.evidence,
    )
