"""Whatever Onedoor refuses, it says why and what to do, in both languages."""

import pkgutil
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import onedoor
from onedoor.base.errors import Refusal
from onedoor.doors.frame.sentences import SENTENCES, sentence, words_for

for _module in pkgutil.walk_packages(onedoor.__path__, "onedoor."):
    if _module.name.endswith(".errors"):
        import_module(_module.name)


def refusals(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for kind in of.__subclasses__():
        yield kind
        yield from refusals(kind)


def code_of(kind: type[Refusal]) -> str:
    return kind.code


KINDS: list[type[Refusal]] = sorted({Refusal, *refusals()}, key=code_of)


def test_refusals_live_in_files_named_errors() -> None:
    source = Path(onedoor.__path__[0])
    stray = [kind for kind in KINDS if not kind.__module__.endswith("errors") and source.name in kind.__module__]
    assert stray == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_refusal_has_its_sentence_in_both_languages(kind: type[Refusal]) -> None:
    pair = SENTENCES[kind.code]
    said = (pair.vi.title, pair.vi.help, pair.en.title, pair.en.help)
    assert all(said)
    assert pair.vi != pair.en


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_both_languages_tell_the_same_facts(kind: type[Refusal]) -> None:
    def facts(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    pair = SENTENCES[kind.code]
    assert facts(pair.vi.title + pair.vi.help) == facts(pair.en.title + pair.en.help)


def test_codes_are_unique_and_none_is_left_over() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(codes) == len(set(codes))
    assert set(SENTENCES) == set(codes)


def test_facts_are_filled_in_and_a_missing_one_leaves_no_brace() -> None:
    from onedoor.dossiers.errors import FileTooBig, LostRace

    assert words_for(FileTooBig(name="anh.jpg", limit=10_000_000), "vi").title == "Tệp «anh.jpg» lớn hơn 10 MB."
    assert "24/11/2026, 14:05" in sentence(LostRace(who="Minh", at="2026-11-24T07:05:00+00:00", move="decide"), "en")
    assert "{" not in sentence(LostRace(), "en")
