"""The operation: one act, one transaction, also where one operation is a part of another."""

from collections.abc import Iterator

import pytest
from django.db import connection

from onedoor.base.errors import NotFound, Refusal
from onedoor.base.operation import operation, operations


@pytest.fixture(autouse=True)
def table(transactional_db: None) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS written (word text)")
    before = dict(operations)
    yield
    operations.clear()
    operations.update(before)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE written")


def _write(word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO written VALUES (%s)", [word])


def _written() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM written ORDER BY word")
        return [row[0] for row in cursor.fetchall()]


def test_what_is_refused_has_written_nothing() -> None:
    @operation
    def refuses() -> None:
        _write("a")
        raise NotFound

    with pytest.raises(Refusal):
        refuses()
    assert _written() == []


def test_a_part_that_is_refused_refuses_the_whole_of_it() -> None:
    @operation
    def part() -> None:
        _write("part")
        raise NotFound

    @operation
    def whole() -> None:
        _write("whole")
        part()

    with pytest.raises(Refusal):
        whole()
    assert _written() == []


def test_after_a_refusal_the_next_one_stands_for_itself() -> None:
    @operation
    def refuses() -> None:
        _write("a")
        raise NotFound

    @operation
    def writes() -> None:
        _write("b")

    with pytest.raises(Refusal):
        refuses()
    writes()
    assert _written() == ["b"]
