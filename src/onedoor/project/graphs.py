"""What may become of money, of a signature and of a target, as diagrams for the reference pages."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

Word = TypeVar("Word", bound=StrEnum)


def graphs() -> list[str]:
    """All of them, each under its heading."""
    return [*_money(), *_signing(), *_programme()]


def _graph(moves: Mapping[Word, frozenset[Word]]) -> Mapping[StrEnum, frozenset[StrEnum]]:
    return {source: frozenset(targets) for source, targets in moves.items()}


def _money() -> list[str]:
    """The graphs of dues, orders and refunds; whatever is not an arrow is refused."""
    from onedoor.fees.terms import DUE_MOVES, ORDER_MOVES, REFUND_MOVES

    lines = ["", "# States of money", "", "What is not an arrow here is refused."]
    told: dict[str, tuple[str, Mapping[StrEnum, frozenset[StrEnum]]]] = {
        "A due": ("What has become of a due.", _graph(DUE_MOVES)),
        "An order": (
            "What is known of an attempt to pay: the strongest of what its facts say, whatever their sequence.",
            _graph(ORDER_MOVES),
        ),
        "A refund": ("What has become of a refund.", _graph(REFUND_MOVES)),
    }
    for name, (sentence, moves) in told.items():
        lines += _drawn(name, sentence, moves)
    return lines


def _signing() -> list[str]:
    """The graph of a ceremony; whatever is not an arrow is refused."""
    from onedoor.signing.terms import CEREMONY_MOVES

    sentence = "One attempt to sign one or many papers. It ends once; what comes later changes nothing."
    return ["", "# States of signing", *_drawn("A ceremony", sentence, _graph(CEREMONY_MOVES))]


def _programme() -> list[str]:
    """Whether a target was taken on; how it stands is no state, since it is measured."""
    from onedoor.programme.terms.plans import TASK_MOVES
    from onedoor.programme.terms.targets import TARGET_MOVES

    sentence = "Whether the head of the agency has taken it on. How far it is reached is no state: that is measured."
    done = "How far the work has come. Whether it did any good is no state: that is measured."
    return [
        "",
        "# States of the programme",
        *_drawn("A target", sentence, _graph(TARGET_MOVES)),
        *_drawn("A task", done, _graph(TASK_MOVES)),
    ]


def _drawn(name: str, sentence: str, moves: Mapping[StrEnum, frozenset[StrEnum]]) -> list[str]:
    lines = ["", f"## {name}", "", sentence, "", "```mermaid", "stateDiagram-v2"]
    for source, targets in moves.items():
        lines += [f"    {source} --> {target}" for target in type(source) if target in targets]
        lines += [] if targets else [f"    {source} --> [*]"]
    return [*lines, "```"]
