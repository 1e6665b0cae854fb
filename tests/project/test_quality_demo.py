"""A seeded month: planned causes are found again, by playing them through the portal itself."""

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from onedoor.project.quality_demo.matrix import matrix
from onedoor.project.quality_demo.personas import DONE, PERSONAS
from onedoor.project.quality_demo.run import casting
from onedoor.quality.terms import GROUP_OF, Cause, Group

ROOT = Path(__file__).parents[2]


def test_a_matrix_counts_what_is_missed_and_what_is_invented() -> None:
    told = matrix([("Q01", "Q01"), ("Q01", "U00"), ("N01", "N01")])

    assert [round(told.f1(cause), 3) for cause in ("Q01", "N01", "U00")] == [0.667, 1.0, 0.0]
    assert told.macro_f1 == pytest.approx((2 / 3 + 1 + 0) / 3)
    assert matrix([]).macro_f1 == 0.0


def test_a_month_has_causes_of_every_group() -> None:
    causes = {Cause(one.cause) for one in PERSONAS if one.cause != DONE}

    assert {GROUP_OF[cause] for cause in causes} == set(Group)
    assert len(causes) >= 15


def test_the_same_seed_is_the_same_month() -> None:
    def told(seed: int) -> list[tuple[str, str, int]]:
        return [(one.cause, name, chance) for one, name, chance in casting(60, random.Random(seed))]

    assert told(1) == told(1) != told(2)


def test_what_was_planned_is_found() -> None:
    played = subprocess.run(
        [sys.executable, "-m", "onedoor.project.command_line", "quality", "demo", "--journeys", "12", "--seed", "3"],
        cwd=ROOT, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip

    assert played.returncode == 0, played.stdout + played.stderr
    found = re.search(r"macro-F1 ([\d.]+)", played.stdout)
    assert found is not None
    assert float(found[1]) >= 0.9
    assert len(re.findall(r"^  [A-Z]\d\d ", played.stdout, re.MULTILINE)) >= 15
