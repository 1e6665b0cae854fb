"""The inbox's address: what is read from it is what is written to it."""

import pytest
from django.http import QueryDict

from onedoor.doors.desk import narrowing
from onedoor.dossiers.terms import InboxFilter, State, TimeLeft


@pytest.mark.parametrize(
    "narrowed",
    [
        InboxFilter(),
        InboxFilter(view="agency", states=(State.SUBMITTED, State.HANDLED), time_left=(TimeLeft.OVERDUE,)),
        InboxFilter(view="done", procedure="1.001193", words="Đỗ & con=1", sort="-submitted", page=3),
    ],
)
def test_what_is_written_is_read_again(narrowed: InboxFilter) -> None:
    assert narrowing.read(QueryDict(narrowing.written(narrowed, page=narrowed.page)[1:])) == narrowed


def test_another_filter_begins_on_its_first_page() -> None:
    assert narrowing.read(QueryDict(narrowing.written(InboxFilter(page=7), view="unit")[1:])).page == 1


def test_what_makes_no_sense_is_left_out() -> None:
    query = QueryDict("view=all&state=gone&state=received&time=done_late&sort=;drop&page=0x1")

    assert narrowing.read(query) == InboxFilter(states=(State.RECEIVED,))


def test_a_form_of_the_page_carries_the_rest_along() -> None:
    narrowed = InboxFilter(view="unit", time_left=(TimeLeft.OVERDUE,), words="mai")

    assert narrowing.kept(narrowed, "q") == (("view", "unit"), ("time", "overdue"))
