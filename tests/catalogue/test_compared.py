"""A condition that can never hold, and a way that nobody can go, are told before anything is published."""

from pathlib import Path
from typing import Any

import pytest

from onedoor.catalogue.checking import check_pack
from onedoor.catalogue.soundness import soundness
from onedoor.catalogue.terms import Definition
from tests.catalogue.definitions import MARKED, TEXT, definition

OPTIONS = [{"id": name, "label": TEXT} for name in ("self", "child")]
QUESTION = {"id": "who", "question": TEXT, "answers": [{"id": "me", "label": TEXT}, {"id": "other", "label": TEXT}]}


def with_condition(expression: str, **more: Any) -> Definition:
    fields = [
        {"id": "whom", "type": "choice", "label": TEXT, "options": OPTIONS},
        {"id": "many", "type": "choices", "label": TEXT, "options": OPTIONS},
        {"id": "sure", "type": "yes_no", "label": TEXT},
        {"id": "free", "type": "text", "label": TEXT},
        {"id": "last", "type": "text", "label": TEXT, "when": expression},
    ]
    return definition(pages=[{"id": "page", "title": TEXT, "fields": fields} | MARKED], **more)


def findings(one: Definition) -> list[tuple[tuple[str | int, ...], str]]:
    return [(where, sentence.en) for where, sentence in soundness(one)]


@pytest.mark.parametrize(
    "expression",
    [
        "answers.whom == 'self'",
        'answers.whom != "child"',
        "answers.whom in ['self', 'child']",
        "'self' in answers.many",
        "answers.sure == true",
        "answers.free == 'anything'",
        "answers.free == 'applicant.kind'",
        "answers.free == 'has(answers.free)'",
        "answers.whom != null",
    ],
)
def test_what_can_be_has_no_fault(expression: str) -> None:
    assert findings(with_condition(expression)) == []


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("answers.whom == 'sefl'", "“whom” has no option “sefl” (it has: self, child)."),
        ('answers.whom!="parent"', "“whom” has no option “parent” (it has: self, child)."),
        ("!(answers.whom in ['self', 'parent'])", "“whom” has no option “parent” (it has: self, child)."),
        ("'parent' in answers.many", "“many” has no option “parent” (it has: self, child)."),
        ("answers.sure == 'yes'", "“sure” is true or false only."),
        ("has(answers.free)", "has(answers.free) is always true; write answers.free != null."),
    ],
)
def test_what_can_never_be_is_told(expression: str, sentence: str) -> None:
    assert findings(with_condition(expression)) == [(("pages", 0, "fields", 4, "when"), sentence)]


def test_answers_to_eligibility_questions_are_compared_too() -> None:
    second = QUESTION | {"id": "second", "when": "eligibility.who == 'you'"}

    assert findings(definition(eligibility=[QUESTION, second])) == [
        (("eligibility", 1, "when"), "“who” has no option “you” (it has: me, other).")
    ]


def test_a_question_that_stops_everybody_is_told() -> None:
    stops = QUESTION | {"answers": [{"id": name, "label": TEXT, "stop": TEXT} for name in ("me", "other")]}

    assert findings(definition(eligibility=[stops])) == [(("eligibility", 0), "Every answer stops: nobody can go on.")]


def test_a_channel_without_a_time_limit_is_told() -> None:
    limit = {"amount": 3, "unit": "working_day", "channels": ["counter"]} | MARKED

    assert findings(definition(time_limits=[limit])) == [
        (("channels", 0), "No time limit is given for the channel “online”.")
    ]


def test_the_pack_has_none_of_these() -> None:
    assert check_pack(Path(__file__).parents[2] / "packs" / "vietnam")[1] == ()
