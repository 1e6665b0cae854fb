"""The page names exactly those causes that nothing here can tell."""

import re
from pathlib import Path

import onedoor
from onedoor.doors.office.unseen_causes import UNSEEN, unseen
from onedoor.quality.rules import causes
from onedoor.quality.terms import Cause

_ROOT = Path(onedoor.__file__).parent
_SAY_NOTHING = ("quality/rules/causes.py", "doors/office/cause_words.py")
_OF_NO_EVENT = {Cause.SCREEN_OR_ASSISTIVE, Cause.MAINTENANCE, Cause.AUTOMATED, Cause.ONLY_LOOKED}
"""Told by what surrounds an attempt, which nobody says yet, or by there being no attempt at all."""


def test_a_cause_is_named_where_nothing_notes_what_it_follows_from() -> None:
    told = "\n".join(
        file.read_text(encoding="utf-8")
        for file in _ROOT.rglob("*.py")
        if not str(file.relative_to(_ROOT)).startswith(_SAY_NOTHING)
    )
    noted = set(re.findall(r"(?<![A-Za-z])Kind\.([A-Z_]+)", told))
    follows = [*causes._PLAIN.items(), *((kind, cause) for kind, (cause, _) in causes._COUNTED.items())]
    told_of = {Cause.DOCUMENT_NOT_AT_HAND} | {cause for kind, cause in follows if kind.name in noted}
    # A paper not at hand also follows from leaving where one is asked for.
    named = {cause for some in UNSEEN for cause in some}

    assert {cause for _, cause in follows} - told_of == named - _OF_NO_EVENT
    assert named - {cause for _, cause in follows} == _OF_NO_EVENT
    assert all(why for _, why in unseen())
