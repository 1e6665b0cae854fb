"""Slots of five minutes: what is up, what is down, and where nobody looked."""

from datetime import timedelta

import pytest

from onedoor.quality.rules.availability import (
    Availability,
    Run,
    answers,
    availability,
    begins,
    good,
    may_mend,
    runs,
    together,
)  # fmt: skip
from onedoor.quality.terms.probes import Glance, Reached, Slot
from tests.quality.test_probe_scores import NOW


def slots(*seen: str) -> list[Slot]:
    """Each word one slot: a letter for each vantage point, `u`p or `d`own; `-` where nobody looked."""
    return [
        Slot(NOW + nth * timedelta(minutes=5), f"v{who}", letter == "u", Reached.COMPLETED)
        for nth, word in enumerate(seen)
        for who, letter in enumerate(word)
        if letter != "-"
    ]


def test_two_of_three_vantage_points_make_a_slot() -> None:
    found = availability(slots("uuu", "uud", "udd", "ddd", "uuu", "ddd"), NOW, NOW + timedelta(minutes=30))
    assert (found.ok, found.looked, found.longest_outage, found.unlooked) == (3, 6, timedelta(minutes=10), 0)
    assert good([True])
    assert not good([True, False])


def test_where_nobody_looked_is_neither_up_nor_down() -> None:
    found = availability(slots("ddd", "---", "ddd", "uuu"), NOW, NOW + timedelta(minutes=20))
    assert (found.ok, found.looked, found.longest_outage, found.unlooked) == (1, 3, timedelta(minutes=5), 1)


def test_slots_of_one_kind_are_one_run() -> None:
    minutes = [NOW + timedelta(minutes=5 * nth) for nth in range(5)]
    found = runs(slots("uuu", "uud", "ddd"), NOW, minutes[4])
    assert found == (
        Run(minutes[0], minutes[2], up=True), Run(minutes[2], minutes[3], up=False), Run(minutes[3], minutes[4], None),
    )  # fmt: skip
    assert [run.slots for run in found] == [2, 1, 1]


@pytest.mark.parametrize(
    ("seen", "up"),
    [
        (Glance(Reached.COMPLETED, 200, 0.4), True),
        (Glance(Reached.COMPLETED, 200, 10.1), False),
        (Glance(Reached.COMPLETED, 500, 0.4), False),
        (Glance(Reached.COMPLETED, 200, 0.4, found=False), False),
        (Glance(Reached.TIMED_OUT), False),
    ],
)
def test_a_portal_answers_with_its_page_in_ten_seconds(seen: Glance, up: bool) -> None:
    assert answers(seen) is up


def test_a_slot_begins_every_five_minutes() -> None:
    assert begins(NOW + timedelta(minutes=9, seconds=59, microseconds=3)) == NOW + timedelta(minutes=5)


def test_only_what_may_mend_itself_is_tried_again() -> None:
    again = {reached for reached in Reached if may_mend(Glance(reached, 200))}
    assert {Reached.TIMED_OUT, Reached.RESET} <= again
    assert may_mend(Glance(Reached.COMPLETED, 503))
    assert not {Reached.COMPLETED, Reached.NAME_NOT_RESOLVED, Reached.BAD_CERTIFICATE, Reached.NOT_ALLOWED} & again


def test_portals_of_one_agency_are_counted_together() -> None:
    one, other = Availability(3, 4, timedelta(minutes=5), 0), Availability(4, 4, timedelta(0), 2)
    assert together([one, other]) == Availability(7, 8, timedelta(minutes=5), 2)
    assert together([]) is None
