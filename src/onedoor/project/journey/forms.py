"""The forms of a page, as a browser without JavaScript knows them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin


@dataclass
class Form:
    """A form: where it goes, and every name with the values that would be sent untouched."""

    action: str
    method: str
    values: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.values} | set(self.choices) | {name for name, _ in self.buttons}

    def filled(self, **given: str) -> list[tuple[str, str]]:
        """What would be sent with these values given; a double underscore in a name stands for a full stop."""
        wanted = {name.replace("__", "."): value for name, value in given.items()}
        unknown = sorted(set(wanted) - self.names)
        if unknown:
            raise KeyError(f"the form at {self.action} has no {', '.join(unknown)}")
        return [(name, value) for name, value in self.values if name not in wanted] + list(wanted.items())


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.forms: list[Form] = []
        self.words: list[str] = []
        self._form: Form | None = None
        self._select = ""
        self._text_of = ""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"script", "style"}:
            self._silent += 1
        if tag == "form":
            action = urljoin(self.address, given.get("action") or self.address)
            self._form = Form(action, given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and "disabled" not in given:
            self._take(self._form, tag, given)

    def _take(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "select":
            self._select = name
            form.choices[name] = []
        elif tag == "option" and self._select:
            form.choices[self._select].append(value)
            if "selected" in given:
                form.values.append((self._select, value))
        elif tag == "textarea" and name:
            self._text_of = name
            form.values.append((name, ""))
        elif tag == "button" and name:
            form.buttons.append((name, value))
        elif tag == "input" and name:
            self._take_input(form, name, value, given)

    def _take_input(self, form: Form, name: str, value: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value or "on")
            if "checked" in given:
                form.values.append((name, value or "on"))
        elif kind in {"submit", "image"}:
            form.buttons.append((name, value))
        elif kind == "file":
            form.choices.setdefault(name, [])
        else:
            form.values.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._silent -= 1
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text_of = ""

    def handle_data(self, data: str) -> None:
        if self._text_of and self._form is not None:
            self._form.values = [
                (name, value + data if name == self._text_of else value) for name, value in self._form.values
            ]
        elif not self._silent:
            self.words.append(data)


def read(html: str, address: str) -> tuple[list[Form], str]:
    """The forms of a page, and what it says."""
    reader = _Reader(address)
    reader.feed(html)
    return reader.forms, " ".join(" ".join(reader.words).split())
