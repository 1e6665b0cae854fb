"""What the frame's components are given: frozen values with everything that a template shows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from onedoor.catalogue.terms import Text

Words = str | Text | Mapping[str, str]
"""A text: plain, a `Text` of a definition, or {"vi": …, "en": …}. Components show it in the language of the page."""

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class PageError:
    """A line of the error summary; `target` is the id of the input it is about."""

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of radios, checkboxes or a select."""

    value: str
    label: Words
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class DatePart:
    """Day, month or year, as typed."""

    name: str
    width: int
    value: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class FormField:
    """One question. `kind`: text, textarea, select, radios, checkboxes, date, file, or an HTML input type.

    `value` of checkboxes is a collection; of a date {"day","month","year"} as typed. `big`: the question is the page's
    heading. `wrong_parts` names the parts of a date that are wrong; none named with an error means all.
    """

    name: str
    label: Words
    kind: str = "text"
    value: str | Collection[str] | Mapping[str, str] = ""
    hint: Words = ""
    error: str = ""
    why: Words = ""
    prefilled: Words = ""
    required: bool = True
    big: bool = False
    choices: tuple[Choice, ...] = ()
    empty_choice: Words = ""
    inline: bool = False
    small: bool = False
    width: int = 0
    max_length: int = 0
    rows: int = 5
    input_mode: str = ""
    autocomplete: str = ""
    spellcheck: bool = False
    prefix: str = ""
    suffix: str = ""
    accept: str = ""
    multiple: bool = False
    wrong_parts: tuple[str, ...] = ()

    @property
    def input_type(self) -> str:
        return self.kind if self.kind in {"email", "tel", "search", "password", "hidden"} else "text"

    @property
    def target(self) -> str:
        """The id an error summary links to: the first input of the question."""
        return f"{self.name}-{(self.wrong_parts or ('day',))[0]}" if self.kind == "date" else self.name

    @property
    def described_by(self) -> str:
        """The ids of hint, source and error, for `aria-describedby`."""
        notes = (("hint", self.hint), ("from", self.prefilled), ("error", self.error))
        return " ".join(f"{self.name}-{note}" for note, given in notes if given)

    @property
    def date_parts(self) -> tuple[DatePart, ...]:
        typed = self.value if isinstance(self.value, Mapping) else _NOTHING
        wrong = self.wrong_parts or (("day", "month", "year") if self.error else ())
        widths = {"day": 2, "month": 2, "year": 4}
        return tuple(DatePart(part, width, typed.get(part, ""), part in wrong) for part, width in widths.items())

    def has(self, value: str) -> bool:
        """Whether `value` is chosen."""
        return value == self.value if isinstance(self.value, str) else value in self.value


def errors_of(*fields: FormField) -> tuple[PageError, ...]:
    """The error summary of a form: one line per field with an error, in the order of the page."""
    return tuple(PageError(field.error, field.target) for field in fields if field.error)


@dataclass(frozen=True, slots=True)
class Link:
    """A link: of a breadcrumb (no `href`: the present page), an action beside a row, an entry of the navigation."""

    text: Words
    href: str = ""
    hidden: Words = ""
    current: bool = False
    part: Words = ""
    """Under which heading of the navigation it stands, where there are many."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One line of "check your answers": what, the answer, where to change it; or what is still missing."""

    key: Words
    value: Words = ""
    actions: tuple[Link, ...] = ()
    missing: Words = ""
    tag: Words = ""
    tag_colour: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a task list. `status`: done, doing, todo, later (cannot start yet), problem."""

    title: Words
    status: str
    href: str = ""
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One step of a dossier's way. `when`: past, now, ahead; `yours`: it waits for the reader."""

    title: Words
    at: datetime | None = None
    by: Words = ""
    until: datetime | None = None
    text: Words = ""
    when: str = "past"
    yours: bool = False
    tag: Words = ""
    tag_colour: str = ""


@dataclass(frozen=True, slots=True)
class KeyFact:
    """One fact of a service at a glance."""

    key: Words
    value: Words
    note: Words = ""
