"""An officer's form: what was typed, read once, kept whatever happens, and said in words where it cannot be taken."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from onedoor.doors.frame.access import ActorRequest
from onedoor.doors.frame.components import Choice, FormField, PageError, Words


class Form:
    """The fields of one page in order; `errors` is its summary. A form that was not sent has no errors."""

    def __init__(self, request: ActorRequest) -> None:
        self.sent = request.method == "POST"
        self._typed = request.POST
        self.fields: dict[str, FormField] = {}
        self.notes: list[PageError] = []

    @property
    def errors(self) -> tuple[PageError, ...]:
        """The error summary: what concerns the whole page first, then the fields in order."""
        return (*self.notes, *(PageError(field.error, field.target) for field in self.fields.values() if field.error))

    @property
    def ready(self) -> bool:
        """Whether it was sent and every answer can be taken."""
        return self.sent and not self.errors

    @property
    def row_version(self) -> int:
        """The version of the record that the page was made from; 0, which is never current, where none was sent."""
        given = self._typed.get("row_version", "")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0

    @property
    def kept(self) -> tuple[str, ...]:
        """The texts that were typed, to be shown where the form itself makes no sense any more."""
        texts = (field.value for field in self.fields.values() if field.kind in {"textarea", "text"})
        return tuple(text for text in texts if isinstance(text, str) and text.strip())

    def typed(self, name: str) -> str:
        """What was typed under that name."""
        return self._typed.get(name, "")

    def fail(self, sentence: str, name: str = "") -> None:
        """Say why the answer to `name` (or the whole form) cannot be taken."""
        if name in self.fields:
            self.fields[name] = replace(self.fields[name], error=sentence)
        else:
            self.notes.append(PageError(sentence))

    def text(
        self, name: str, label: Words, *, kind: str = "textarea", missing: str = "", limit: int = 4000,
        hint: Words = "", rows: int = 5, width: int = 0, input_mode: str = "", start: str = "",
    ) -> str:  # fmt: skip
        """A text, trimmed; `missing` is the sentence where it is needed and empty (no sentence: not needed)."""
        value = self.typed(name) if self.sent else start
        error = ""
        if self.sent and missing and not value.strip():
            error = missing
        elif self.sent and len(value.strip().replace("\r\n", "\n")) > limit:
            error = _("Nội dung dài quá %(limit)s ký tự. Hãy viết ngắn lại.") % {"limit": limit}
        self.fields[name] = FormField(
            name, label, kind=kind, value=value, hint=hint, error=error, required=bool(missing), rows=rows, width=width,
            input_mode=input_mode, spellcheck=kind == "textarea",
        )  # fmt: skip
        return value.strip()

    def choice(
        self, name: str, label: Words, choices: Iterable[Choice], *, missing: str, hint: Words = "", start: str = "",
        kind: str = "radios",
    ) -> str:  # fmt: skip
        """One of `choices`; anything else counts as nothing chosen."""
        offered = tuple(choices)
        value = self.typed(name) if self.sent else start
        if value not in {choice.value for choice in offered}:
            value = ""
        error = missing if self.sent and not value else ""
        self.fields[name] = FormField(name, label, kind=kind, value=value, hint=hint, error=error, choices=offered)
        return value

    def several(
        self, name: str, label: Words, choices: Iterable[Choice], *, missing: str, hint: Words = "",
        start: Iterable[str] = (),
    ) -> tuple[str, ...]:  # fmt: skip
        """Those of `choices` that were ticked, in their order."""
        offered = tuple(choices)
        ticked = set(self._typed.getlist(name) if self.sent else start)
        values = tuple(choice.value for choice in offered if choice.value in ticked)
        self.fields[name] = FormField(
            name, label, kind="checkboxes", value=values, hint=hint, error="" if values or not self.sent else missing,
            choices=offered, small=True,
        )  # fmt: skip
        return values

    def day(self, name: str, label: Words, *, missing: str, hint: Words = "", start: date | None = None) -> date | None:
        """A day in three boxes; None where it is none."""
        parts = ("day", "month", "year")
        if self.sent:
            typed = {part: self.typed(f"{name}-{part}").strip() for part in parts}
        else:
            typed = {part: str(getattr(start, part)) if start else "" for part in parts}
        day, wrong = _day(typed)
        error = ""
        if self.sent and day is None:
            error = missing if not any(typed.values()) else _("Ngày này không có trên lịch. Ví dụ: 27 11 2026.")
        self.fields[name] = FormField(
            name, label, kind="date", value=typed, hint=hint, error=error, wrong_parts=wrong if error else ()
        )
        return day


def _day(typed: dict[str, str]) -> tuple[date | None, tuple[str, ...]]:
    """The day, or the parts that are wrong."""
    numbers = {part: int(text) for part, text in typed.items() if text.isascii() and text.isdigit() and len(text) <= 4}
    if wrong := tuple(part for part in typed if part not in numbers):
        return None, wrong
    try:
        return date(numbers["year"], numbers["month"], numbers["day"]), ()
    except ValueError:
        return None, ("day", "month", "year") if numbers["year"] > 0 else ("year",)
