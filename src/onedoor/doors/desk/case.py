"""One dossier as the desk needs it: the record, the definition it stays on, and its agency's calendar."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.urls import reverse
from django.utils.translation import get_language

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.working_time import WorkingCalendar
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Component, Definition, Field, Stage
from onedoor.doors.desk.time_words import TimeWords, in_words
from onedoor.doors.frame.access import ActorRequest
from onedoor.dossiers import queries, rules
from onedoor.dossiers.terms import DossierView, SupplementRow


@dataclass(frozen=True)
class Case:
    """A dossier in front of an officer. It is read, and the look written down, when the page first needs it."""

    code: str
    seen_by: Actor

    @cached_property
    def view(self) -> DossierView:
        """The record, as far as the officer may see it. Refuses: NotFound."""
        return queries.dossier(self.code, seen_by=self.seen_by)

    @cached_property
    def definition(self) -> Definition:
        """The definition that the dossier stays on."""
        return catalogue.version(self.view.version_id).definition

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """When the agency works."""
        return agencies.calendar_of(self.view.agency, clock.today())

    @property
    def title(self) -> str:
        """The procedure's title in the language of the page."""
        return self.definition.title.in_(get_language() or "vi")

    @property
    def filed_on(self) -> date:
        """The day of filing, on which the conditions of the definition were judged."""
        return clock.day_of(self.view.submitted_at)

    @property
    def mine(self) -> bool:
        """Whether it is assigned to the officer who looks."""
        return self.view.assigned_to is not None and self.view.assigned_to == self.seen_by.id

    @cached_property
    def stage(self) -> Stage | None:
        """The present stage of the route."""
        return next((stage for stage in self.definition.route if stage.id == self.view.stage), None)

    @property
    def stage_number(self) -> int:
        """Which one of the route's stages that is, from 1."""
        return next((n for n, stage in enumerate(self.definition.route, 1) if stage.id == self.view.stage), 0)

    @property
    def next_stage(self) -> Stage | None:
        return catalogue_rules.next_stage(self.definition, self.view.stage or "")

    @property
    def previous_stage(self) -> Stage | None:
        return catalogue_rules.previous_stage(self.definition, self.view.stage or "")

    @property
    def open_supplement(self) -> SupplementRow | None:
        """The request that waits for the person's answer."""
        return next((row for row in self.view.supplements if row.open), None)

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """The components that apply to this dossier."""
        return tuple(
            catalogue_rules.applicable_components(self.definition, self.view.answers, self.view.channel, self.filed_on)
        )

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that were asked in this dossier."""
        answers, channel = self.view.answers, self.view.channel
        return tuple(
            field
            for page in catalogue_rules.visible_pages(self.definition, answers, channel, self.filed_on)
            for field in catalogue_rules.visible_fields(page, answers, channel, self.definition, self.filed_on)
        )

    @property
    def time(self) -> TimeWords:
        """Time left, in words."""
        view = self.view
        return in_words(
            view.time_left, view.state, view.due_at, view.submitted_at, calendar=self.calendar, now=clock.now()
        )

    @property
    def promised_now(self) -> datetime | None:
        """The appointment that would be fixed if the dossier were received now; None while payment starts the clock."""
        view, definition = self.view, self.definition
        if definition.clock.starts == "payment" and view.payment_due:
            return None
        limit = catalogue_rules.time_limit(definition, view.answers, view.channel, self.filed_on)
        return rules.due(self.calendar, clock.now(), limit, definition, ())

    @property
    def answer_due_now(self) -> datetime:
        """Until when the person could answer a supplement asked for now."""
        return rules.answer_due(self.calendar, clock.now(), self.definition.supplement)

    def title_of(self, kind: str, item_id: str) -> str:
        """The label of a field or the title of a component."""
        if kind == "field":
            field = self.definition.field(item_id)
            return field.label.in_(get_language() or "vi") if field else item_id
        component = next((item for item in self.definition.components if item.id == item_id), None)
        return component.title.in_(get_language() or "vi") if component else item_id

    @property
    def href(self) -> str:
        return reverse("desk:dossier", args=[self.code])


def case_of(request: ActorRequest, code: str) -> Case:
    """The dossier of that code, if the officer may see it. Refuses: NotFound."""
    case = Case(code, request.actor)
    _ = case.view
    return case


def case_to_act_on(request: ActorRequest, code: str) -> Case:
    """The dossier of that code for `acting`: read only if a page is shown, for an operation refuses by itself."""
    return Case(code, request.actor)
