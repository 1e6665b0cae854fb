"""The error summary of a form: in the order of the page, each line named by its question."""

from collections.abc import Iterable, Iterator, Mapping

from onedoor.doors.frame.components import PageError
from onedoor.doors.portal.widgets import Widget

Question = tuple[str, str]
"""The name of an input, and what is asked there."""


def questions(widgets: Iterable[Widget]) -> Iterator[Question]:
    """Every input of these widgets: of a group its parts, of a table its cells with the number of their row."""
    for widget in widgets:
        yield widget.name, widget.label
        yield from questions(widget.parts)
        for number, row in enumerate(widget.rows, 1):
            yield from ((name, f"{number}. {label}") for name, label in questions(row))


def summary(asked: Iterable[Question], errors: Mapping[str, str]) -> tuple[PageError, ...]:
    """The errors as the summary shows them, each leading to its input, or to the group that should hold it."""
    labels = dict(asked)
    found = [(_shown(name, labels), sentence) for name, sentence in errors.items()]
    order = list(labels)
    found.sort(key=lambda one: order.index(one[0]) if one[0] in labels else len(order))
    return tuple(PageError(_named(labels.get(name, ""), said), name.replace(".", "-")) for name, said in found)


def _shown(name: str, labels: Mapping[str, str]) -> str:
    while name not in labels and "." in name:
        name = name.rpartition(".")[0]
    return name


def _named(label: str, sentence: str) -> str:
    if not label:
        return sentence
    return f"{label} {sentence}" if label.endswith("?") else f"{label}: {sentence}"
