"""A procedure that has ended leads to the one that took its place; the pack says which, and is checked for it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from onedoor.base.errors import NotFound
from onedoor.catalogue import queries
from onedoor.catalogue.checking import check_pack
from onedoor.catalogue.successors import FILE
from onedoor.catalogue.terms import Text

TODAY = date(2026, 11, 24)
LINE = '{{procedure: "{}", now: "{}", mark: memory, source: nobody}}'


def pack(folder: Path, *pairs: tuple[str, str]) -> Path:
    rows = [f"  - {LINE.format(*pair)}" for pair in pairs]
    (folder / FILE).write_text("\n".join(["successors:", *rows]), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("procedure", "last_day", "now"),
    [
        ("1.009994", date(2025, 6, 30), "1.013225"),
        ("2.000488", date(2025, 2, 28), "3.000333"),
        ("1.002809", date(2025, 2, 28), "3.000347"),
    ],
)
@pytest.mark.django_db
def test_what_has_ended_names_its_last_day_and_its_successor(procedure: str, last_day: date, now: str) -> None:
    found = queries.ended(procedure, TODAY)

    assert found.last_day == last_day
    assert found.now is not None
    assert found.now.procedure == now
    with pytest.raises(NotFound):
        queries.ended(procedure, last_day)


@pytest.mark.parametrize("procedure", ["1.001193", "1.000894", "9.999999"])
@pytest.mark.django_db
def test_what_is_in_force_or_never_was_has_not_ended(procedure: str) -> None:
    with pytest.raises(NotFound):
        queries.ended(procedure, TODAY)


@pytest.mark.django_db
def test_a_successor_that_has_ended_too_is_passed_over(settings: Settings, tmp_path: Path) -> None:
    chain = pack(tmp_path, ("1.009994", "2.000488"), ("2.000488", "1.013225"))
    settings.ENV = replace(settings.ENV, pack=chain)
    found = queries.ended("1.009994", TODAY)
    assert found.now is not None
    assert found.now.procedure == "1.013225"


@pytest.mark.django_db
def test_a_pack_may_know_no_successor(settings: Settings, tmp_path: Path) -> None:
    settings.ENV = replace(settings.ENV, pack=tmp_path)
    assert queries.ended("1.009994", TODAY).now is None


def test_a_pack_that_names_an_unknown_or_circular_successor_has_a_fault_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "procedures").mkdir()
    _, faults = check_pack(pack(tmp_path, ("1.000001", "1.000002"), ("1.000002", "1.000001")))

    assert [(fault.line, fault.sentence) for fault in faults if "no procedure" in fault.sentence.en] == [
        (2, Text(vi="Gói không có thủ tục 1.000002.", en="The pack has no procedure 1.000002.")),
        (3, Text(vi="Gói không có thủ tục 1.000001.", en="The pack has no procedure 1.000001.")),
    ]
    assert sum("followed by itself" in fault.sentence.en for fault in faults) == 2
