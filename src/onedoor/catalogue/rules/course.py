"""The course of a dossier: papers, fees, time limit, results and stages that hold in its case."""

from collections.abc import Container, Mapping
from datetime import date

from pydantic import JsonValue

from onedoor.catalogue.rules.conditions import evaluate
from onedoor.catalogue.rules.shown import context
from onedoor.catalogue.terms import Component, Definition, FeeLine, Result, SourceKind, Stage, TimeLimit

Given = Mapping[str, JsonValue]


_DATA = frozenset({SourceKind.REGISTER, SourceKind.VAULT, SourceKind.ISSUED, SourceKind.DECLARED})


def applicable_components(definition: Definition, answers: Given, channel: str, today: date) -> tuple[Component, ...]:
    """The components the law wants in this case; `today` is the day of filing."""
    told = context(definition, answers, channel, today)
    return tuple(item for item in definition.components if item.when is None or evaluate(item.when, told))


def may_be_spared(
    definition: Definition, answers: Given, channel: str, today: date, *, registers: Container[str]
) -> bool:
    """Whether one of those registers may stand for a paper wanted in this case; `today` is the day of filing."""
    return any(
        source.kind is SourceKind.REGISTER and source.name in registers
        for item in applicable_components(definition, answers, channel, today)
        for source in item.sources
    )


def must_upload(component: Component) -> bool:
    """Whether a dossier that comes in online lacks something without a file here.

    It does where the component is required, a file may stand for it, and no data source can: what the administration
    holds, or the person declares in the form, is never demanded as a file.
    """
    return component.required and component.may_upload and _DATA.isdisjoint(item.kind for item in component.sources)


def applicable_fees(definition: Definition, answers: Given, channel: str, filed_on: date) -> tuple[FeeLine, ...]:
    """The fee lines in force on the day of filing, for this channel and case."""
    told = context(definition, answers, channel, filed_on)
    return tuple(
        line
        for line in definition.fees
        if str(channel) in line.channels
        and (line.valid_from is None or line.valid_from <= filed_on)
        and (line.valid_to is None or filed_on <= line.valid_to)
        and (line.when is None or evaluate(line.when, told))
    )


def applicable_results(definition: Definition, answers: Given, channel: str, today: date) -> tuple[Result, ...]:
    """The results that are issued in this case; the first where no condition holds. `today` is the day of filing."""
    told = context(definition, answers, channel, today)
    found = tuple(item for item in definition.results if item.when is None or evaluate(item.when, told))
    return found or definition.results[:1]


def time_limit(definition: Definition, answers: Given, channel: str, today: date) -> TimeLimit:
    """The first limit that matches channel and case; the longest of all where none does. `today`: the day of filing."""
    told = context(definition, answers, channel, today)
    for limit in definition.time_limits:
        if str(channel) in limit.channels and (limit.when is None or evaluate(limit.when, told)):
            return limit
    hours = {"working_hour": 1, "working_day": 8, "day": 8, "month": 240}
    return max(definition.time_limits, key=lambda limit: limit.amount * hours[limit.unit.value])


def stage(definition: Definition, stage_id: str) -> Stage | None:
    """The stage of that id."""
    return next((item for item in definition.route if item.id == stage_id), None)


def first_stage(definition: Definition) -> Stage:
    """Where a submitted dossier stands."""
    return definition.route[0]


def next_stage(definition: Definition, stage_id: str) -> Stage | None:
    """The stage after; None after the last."""
    ids = [item.id for item in definition.route]
    after = ids.index(stage_id) + 1 if stage_id in ids else len(ids)
    return definition.route[after] if after < len(ids) else None


def previous_stage(definition: Definition, stage_id: str) -> Stage:
    """The stage before; the first one stays itself."""
    ids = [item.id for item in definition.route]
    return definition.route[max(ids.index(stage_id) - 1, 0) if stage_id in ids else 0]
