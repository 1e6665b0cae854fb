"""A sentence for each refusal in each language: what happened (and what was kept), then what to do. Never blame."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import get_language

from onedoor.base.errors import Fact, Refusal
from onedoor.doors.frame.sentences import (
    assessments,
    capabilities,
    dossiers,
    fees,
    ground,
    outreach,
    policies,
    programme,
    signing,
    simplification,
    vault,
)
from onedoor.doors.frame.sentences.shape import Pair, Sentence

SENTENCES: Mapping[str, Pair] = {
    **ground.SENTENCES,
    **capabilities.SENTENCES,
    **assessments.SENTENCES,
    **fees.SENTENCES,
    **policies.SENTENCES,
    **signing.SENTENCES,
    **dossiers.SENTENCES,
    **vault.SENTENCES,
    **simplification.SENTENCES,
    **programme.SENTENCES,
    **outreach.SENTENCES,
}
"""By refusal code. A test requires one for every refusal there is."""


_MONEY = frozenset({"due", "given", "left"})


class _Facts(dict[str, str]):
    """A fact that was not given is left out of the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def words_for(refusal: Refusal, language: str) -> Sentence:
    """Title and help for `refusal` in `language`, with its facts filled in."""
    pair = SENTENCES.get(refusal.code) or SENTENCES[Refusal.code]
    chosen = pair.en if language.startswith("en") else pair.vi
    facts = _Facts({name: _said(name, fact) for name, fact in refusal.facts.items()})
    return Sentence(chosen.title.format_map(facts), chosen.help.format_map(facts))


def sentence(refusal: Refusal, language: str | None = None) -> str:
    """The same as one line of text, for an error beside a field."""
    words = words_for(refusal, language or get_language() or "vi")
    return f"{words.title} {words.help}".strip()


def _said(name: str, fact: Fact) -> str:
    """A fact as people read it: sizes in MB, money with dots, moments as day and time."""
    if fact is None:
        return ""
    if isinstance(fact, tuple):
        return ", ".join(fact)
    if name == "limit" and isinstance(fact, int) and fact >= 100_000:
        return f"{fact // 1_000_000} MB" if fact >= 1_000_000 else f"{fact // 1_000} kB"
    if name in _MONEY and isinstance(fact, int):
        return f"{fact:,}".replace(",", ".") + "\u00a0đ"
    if name == "at" and isinstance(fact, str):
        return _moment(fact)
    return str(fact)


def _moment(iso: str) -> str:
    try:
        return f"{localtime(datetime.fromisoformat(iso)):%d/%m/%Y, %H:%M}"
    except ValueError:
        return iso
