"""What is wrong in fee lines and policies is told with its place and in a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from onedoor.catalogue.checking import check_file
from onedoor.fees.checking import check_policies
from onedoor.fees.errors import FactMissing
from onedoor.fees.rules import check_known
from tests.catalogue.definitions import SMALL
from tests.catalogue.definitions import definition as small
from tests.fees.tariffs import assessed, fee, group

POLICY = """\
policies:
  - id: half
    title: { vi: Một nửa, en: Half }
    document: { vi: Thông tư 1/2026, en: Circular 1/2026 }
    mark: memory
    source: A test
    level: ministry
    valid_from: 2026-01-01
    effects:
      - { procedures: ["9.000001"], lines: [fee], factor: 0.5 }
"""


def faults_of(tmp_path: Path, *lines: dict[str, Any]) -> list[str]:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL + yaml.safe_dump(json.loads(json.dumps({"fees": lines})), allow_unicode=True))
    return [fault.sentence.en for fault in check_file(path)[1]]


def policy_faults(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    (tmp_path / "fees").mkdir(exist_ok=True)
    (tmp_path / "fees" / "some.yaml").write_text(text)
    _, faults = check_policies(tmp_path, [small(fees=[fee(exempt=[group("poor")])])])
    return [(fault.line, fault.sentence.en) for fault in faults]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({"steps": [{"first": 3, "amount": 1}]}, "Steps need a number to count: `quantity`."),
        (
            {"steps": [{"first": 3, "amount": 1}, {"first": 3, "amount": 2}], "quantity": "answers.area"},
            "The steps must stand in order.",
        ),
        ({"quantity": "answers.area > 2"}, "This condition cannot stand: its result is not a number."),
        ({"quantity": "answers.nothing"}, "The condition asks for “nothing”, which nobody was asked by then."),
        ({"excludes": ["other"]}, "There is no other line called “other”."),
        ({"exempt": [group("poor"), group("poor")]}, "The group “poor” stands above."),
        ({"exempt": [group("poor", proof="no_paper")]}, "There is no component “no_paper”."),
        ({"exempt": [group("poor", factor=1.5)]}, "“factor” must be 1.0 or less."),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "The fee ends before it begins."),
        ({"kind": "tax"}, "“kind” must be one of: fee, charge."),
    ],
)
def test_a_fee_line_that_cannot_stand(tmp_path: Path, line: dict[str, Any], sentence: str) -> None:
    assert sentence in faults_of(tmp_path, fee(**line))


def test_lines_that_exclude_each_other(tmp_path: Path) -> None:
    found = faults_of(tmp_path, fee(id="one", excludes=["two"]), fee(id="two", excludes=["one"]))
    assert "“one” and “two” exclude each other; one way only." in found


def test_sound_ones_have_no_fault(tmp_path: Path) -> None:
    steps = [{"first": 3, "amount": 1_000}]
    assert faults_of(tmp_path, fee(quantity="answers.area", steps=steps, ceiling=5, times="1")) == []
    assert policy_faults(tmp_path, POLICY) == []


@pytest.mark.parametrize(
    ("was", "becomes", "line", "sentence"),
    [
        ("factor: 0.5", "factor: 0.5, amount: 3", 10, "must be exactly one of: amount, factor, sets."),
        ("lines: [fee]", "lines: [fees]", 10, "These procedures have no “fees”."),
        ("lines: [fee]", "groups: [rich]", 10, "These procedures have no “rich”."),
        (
            "level: ministry",
            "level: minister",
            7,
            "“level” must be one of: ministry, council. Did you mean “ministry”?",
        ),
        ("2026-01-01", "2026-01-01\n    valid_to: 2025-01-01", 9, "It ends before it begins."),
        ("level:", "not_with: [nothing]\n    level:", 7, "No policy or group is called “nothing”."),
        (
            "level:",
            "chanels: [online]\n    level:",
            7,
            "Nothing called “chanels” belongs here. Did you mean “channels”?",
        ),
        ("level:", "authorities: [Hanoi]\n    level:", 7, "must be an agency's code such as H26 or G01.26."),
    ],
)
def test_a_policy_that_cannot_stand(tmp_path: Path, was: str, becomes: str, line: int, sentence: str) -> None:
    ((at, said),) = policy_faults(tmp_path, POLICY.replace(was, becomes))

    assert at == line
    assert sentence in said


def test_two_policies_of_one_name(tmp_path: Path) -> None:
    twice = POLICY + POLICY.removeprefix("policies:\n")
    assert [said for _, said in policy_faults(tmp_path, twice)] == ["Two policies have the id “half”."] * 2


def test_a_total_with_something_missing_is_refused() -> None:
    with pytest.raises(FactMissing) as refused:
        check_known(assessed([fee(when="answers.kind == 'special'")], answers={}))

    assert refused.value.facts["fields"] == ("kind",)
    assert check_known(assessed([fee()])) == 10_000
