"""A journey: one draft with its definition, and what is still to do in it."""

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Component, Definition, Field, FieldError, Page
from onedoor.doors.frame.access import ActorRequest
from onedoor.doors.frame.components import PageError
from onedoor.doors.frame.places import DESK, FIELD
from onedoor.dossiers import queries
from onedoor.dossiers.terms import AttachmentRow, DeclarationView, DraftRow, Source
from onedoor.signing.terms import PaperState
from onedoor.vault.terms import ItemView

P = ParamSpec("P")


@dataclass(frozen=True)
class Journey:
    """A draft, its definition, the pages that its answers call for, and what is wrong or missing."""

    draft: DraftRow
    definition: Definition
    pages: tuple[Page, ...]
    components: tuple[Component, ...]
    held: Mapping[str, Source] = field(default_factory=dict)
    """By component that has no file, the paper of the vault which stands for it."""
    to_ask: Mapping[str, ItemView] = field(default_factory=dict)
    """By component, the paper of the vault which would stand for it if its owner agreed."""
    wants_signature: bool = False
    """Whether what is declared has to be signed before it is handed in."""
    declaration: DeclarationView | None = None
    """What was fixed to be signed, if it says still what the draft says."""

    @functools.cached_property
    def errors(self) -> tuple[FieldError, ...]:
        """What is wrong or missing among the answers so far."""
        attached = frozenset(file.slot for file in self.draft.attachments)
        return tuple(
            rules.check_answers(
                self.definition, self.draft.answers, self.draft.channel, clock.today(), attached=attached
            )
        )

    def fields(self, page: Page) -> tuple[Field, ...]:
        """The fields of a page that the answers so far call for."""
        return rules.visible_fields(page, self.draft.answers, self.draft.channel, self.definition, clock.today())

    def knowable(self, fields: Iterable[Field]) -> tuple[Field, ...]:
        """Those of the fields of which something may be known already, after the answers so far."""
        told = rules.context(self.definition, self.draft.answers, self.draft.channel, clock.today())
        return tuple(one for one in fields if one.known_when is None or rules.evaluate(one.known_when, told))

    def page(self, page_id: str) -> Page:
        """One of the pages. Refuses: NotFound."""
        found = next((page for page in self.pages if page.id == page_id), None)
        if found is None:
            raise NotFound
        return found

    def files(self, slot: str) -> tuple[AttachmentRow, ...]:
        """The files in a slot."""
        return tuple(file for file in self.draft.attachments if file.slot == slot)

    @property
    def upload_slots(self) -> tuple[Component, ...]:
        """The components for which a file may be uploaded."""
        return tuple(component for component in self.components if component.may_upload)

    def page_done(self, page: Page) -> bool:
        """Whether every field of the page is answered as it should be."""
        ids = {field.id for field in page.fields}
        return not self.wrong_ids & ids

    @functools.cached_property
    def wrong_ids(self) -> frozenset[str]:
        """Ids of the fields and components that still want something."""
        return frozenset(error.field_id for error in self.errors)

    @property
    def done(self) -> bool:
        """Whether nothing is left to be filled in."""
        return bool(self.draft.agency) and not self.errors

    @property
    def signed(self) -> bool:
        """Whether everybody who has to sign the declaration has."""
        return self.declaration is not None and self.declaration.paper.state is PaperState.SIGNED

    @property
    def ready(self) -> bool:
        """Whether the dossier can be handed in."""
        return self.done and (self.signed or not self.wants_signature)

    def after(self, page: Page) -> str:
        """The address that follows a page: the next page, the first paper, or the task list."""
        following = self.pages[self.pages.index(page) + 1 :]
        if following:
            return reverse("portal:form_page", args=[self.draft.id, following[0].id])
        if self.upload_slots:
            return reverse("portal:papers", args=[self.draft.id, self.upload_slots[0].id])
        return reverse("portal:check", args=[self.draft.id])


def journey_of(draft: DraftRow, by: Actor) -> Journey:
    """The journey of a draft, for who fills it in."""
    definition = catalogue.version(draft.version_id).definition
    pages = rules.visible_pages(definition, draft.answers, draft.channel, clock.today())
    components = rules.applicable_components(definition, draft.answers, draft.channel, clock.today())
    held = _held(draft, components, by)
    sources = {slot: queries.source_of(view) for slot, view in held.serving.items()}
    wants = rules.declaration(definition, draft.answers, draft.channel, clock.today()) is not None
    declared = queries.declaration(draft.id, seen_by=by) if wants and not draft.code else None
    return Journey(draft, definition, tuple(pages), tuple(components), sources, held.to_ask, wants, declared)


def _held(draft: DraftRow, components: Iterable[Component], by: Actor) -> queries.Held:
    owner, attached = draft.subject or by.id, {file.slot for file in draft.attachments}
    if owner is None or not by.is_citizen or draft.code:
        return queries.Held()
    wanted = [part for part in components if part.id not in attached]
    return queries.papers_held(wanted, owner, draft=draft.id, agency=draft.agency, by=by)


def load(draft_id: UUID, by: Actor) -> Journey:
    """The journey of the person's own draft. Refuses: NotFound."""
    return journey_of(queries.draft(draft_id, seen_by=by), by)


def on_a_journey(
    view: Callable[Concatenate[ActorRequest, Journey, P], HttpResponse],
) -> Callable[Concatenate[ActorRequest, P], HttpResponse]:
    """Hand the view its journey; a draft that became a dossier leads to its end page, whatever was pressed."""

    @functools.wraps(view)
    def run(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        journey = load(cast(UUID, kwargs.pop("draft_id")), request.actor)
        if journey.draft.code:
            return redirect(ended(request, journey.draft.code))
        return view(request, journey, *args, **kwargs)

    return run


def ended(request: ActorRequest, code: str) -> str:
    """Where to go once the draft is a dossier: its end page; who assisted goes back, for the dossier is its owner's."""
    if request.actor.is_at_counter:
        return f"{DESK}{code}/"
    return FIELD if request.actor.is_helper else reverse("portal:sent", args=[code])


def errors_by_input(errors: Mapping[str, str]) -> tuple[PageError, ...]:
    """Errors as the summary on top of a page shows them, each leading to its input."""
    return tuple(PageError(sentence, name.replace(".", "-")) for name, sentence in errors.items())
