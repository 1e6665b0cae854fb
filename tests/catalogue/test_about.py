"""A matter is known again by whom it is about, else by what was typed, else by what was chosen."""

from datetime import date

import pytest
from pydantic import JsonValue

from onedoor.catalogue import queries, rules
from onedoor.catalogue.terms import Answers

pytestmark = pytest.mark.django_db
MAI: JsonValue = {"name": "Nguyễn Thị Mai", "citizen_number": "001196012345"}


def about(procedure: str, answers: Answers, language: str = "vi") -> str:
    definition = queries.current_version(procedure, date(2026, 11, 24)).definition
    return rules.about(
        definition, answers, own_name="Nguyễn Thị Mai", language=language, area_name=lambda code, _language: code
    )


@pytest.mark.parametrize(
    ("procedure", "answers", "said"),
    [
        ("1.001193", {"requester": MAI, "child_case": "ordinary", "child_name": "Trần Minh An"}, "Trần Minh An"),
        ("1.001193", {"requester": MAI, "child_case": "ordinary"}, "Thông thường"),
        ("1.000656", {"requester": MAI, "deceased": {"name": "Nguyễn Văn Tám"}}, "Nguyễn Văn Tám"),
        ("3.000333", {"requester": MAI, "for_whom": "self", "purpose": "Xin việc làm"}, "Xin việc làm"),
        ("1.013225", {"requester": MAI, "site": {"commune": "00073", "detail": "Số 5"}}, "Số 5, 00073"),
        ("9.000001", {"child": {"name": "Trần Minh An"}, "requester": MAI}, "Trần Minh An"),
        ("1.001193", {"requester": MAI}, ""),
        ("1.001193", {}, ""),
        ("1.001193", {"child_name": 7, "requester": ["x"]}, ""),
    ],
)
def test_what_a_person_knows_it_again_by(procedure: str, answers: Answers, said: str) -> None:
    assert about(procedure, answers) == said


def test_it_is_in_the_readers_language() -> None:
    assert about("1.001193", {"child_case": "ordinary"}, "en") == "Ordinary"
