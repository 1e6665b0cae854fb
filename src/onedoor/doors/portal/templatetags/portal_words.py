"""How the portal's templates say moves, turns, sources and sizes."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language

from onedoor.catalogue.terms import FeeLine
from onedoor.doors.frame import vault_words
from onedoor.doors.portal import payment_words, service_facts, words
from onedoor.dossiers.terms import InboxRow, PublicStatus, Turn
from onedoor.fees import rules
from onedoor.fees.terms import ReceiptRow, RefundState

register = template.Library()


@register.filter
def title_of(row: InboxRow | PublicStatus) -> str:
    """The title of the dossier's procedure in the reader's language."""
    return row.title_en if (get_language() or "vi").startswith("en") else row.title_vi


@register.filter
def about_of(row: InboxRow) -> str:
    """Whose or what matter a dossier is, in the reader's language."""
    return row.about_en if (get_language() or "vi").startswith("en") else row.about_vi


@register.filter
def turn_word(turn: Turn) -> str:
    """Whose turn it is, said to the person whose dossier it is."""
    return str(words.TURNS[Turn(turn)])


@register.filter
def move_word(move: str) -> str:
    """The move in words."""
    return str(words.MOVES.get(move, move))


@register.filter
def size(count: int) -> str:
    """The size of a file."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{number_format(count / 1_000_000, 1)} MB"


@register.filter
def fee(line: FeeLine) -> str:
    """What a fee line says is to be paid."""
    return service_facts.price(line)


@register.filter
def serial(receipt: ReceiptRow) -> str:
    """A receipt's number as it is printed."""
    return rules.serial(receipt.series, receipt.number)


@register.filter
def refund_word(state: RefundState) -> str:
    """How far a refund has come."""
    return str(payment_words.REFUNDS[RefundState(state)])


@register.filter
def part_word(what: str) -> str:
    """A part of the vault, in a plan of erasure."""
    return vault_words.PARTS[what].in_(get_language() or "vi")
