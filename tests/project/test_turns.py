"""Turns: who sends slowly keeps nobody waiting, and only a few answers are computed at once."""

import io
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any, cast

from django.db import OperationalError

from onedoor.project import turns
from onedoor.project.answers_counted import AnswersCounted
from onedoor.project.turns import Start, Turns


class _Drip(io.RawIOBase):
    """A body of which the second half comes when somebody opens the gate."""

    def __init__(self, gate: threading.Event) -> None:
        self.gate, self.parts = gate, [b"child_name=", b"An"]

    def read(self, size: int = -1, /) -> bytes:
        if len(self.parts) == 1:
            assert self.gate.wait(20)
        return self.parts.pop(0) if self.parts else b""


def _ask(application: Turns, body: io.IOBase | None = None, **environ: str) -> tuple[str, list[tuple[str, str]], bytes]:
    said: list[tuple[str, list[tuple[str, str]]]] = []
    given: dict[str, Any] = {"wsgi.input": body or io.BytesIO(), **environ}
    answer = application(given, lambda status, headers: said.append((status, headers)))
    return *said[0], b"".join(answer)


class _Page(list[bytes]):
    """An answer that says who closed it."""

    def __init__(self, words: bytes) -> None:
        super().__init__([words[:2], words[2:]])
        self.closed_in = ""

    def close(self) -> None:
        self.closed_in = threading.current_thread().name


def _echo(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    start("200 OK", [("X-Said", "yes")])
    return _Page(environ["wsgi.input"].read() or b"nothing")


def test_status_headers_and_body_come_through() -> None:
    asked = _ask(Turns(_echo, at_once=1), io.BytesIO(b"xin"), CONTENT_LENGTH="3")
    assert asked == ("200 OK", [("X-Said", "yes")], b"xin")
    assert _ask(Turns(_echo, at_once=1))[2] == b"nothing"


def test_a_body_that_comes_slowly_holds_no_turn() -> None:
    gate, one_turn = threading.Event(), Turns(_echo, at_once=1)
    with ThreadPoolExecutor(4) as people:
        slow = [people.submit(_ask, one_turn, _Drip(gate), HTTP_TRANSFER_ENCODING="chunked") for _ in range(3)]
        assert _ask(one_turn)[2] == b"nothing"
        assert not any(one.done() for one in slow)
        gate.set()
        assert {one.result(20)[2] for one in slow} == {b"child_name=An"}


def test_no_more_than_so_many_are_computed_at_once() -> None:
    now, most, lock = [0], [0], threading.Lock()
    both_in = threading.Barrier(2)

    def counted(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        both_in.wait(20)
        with lock:
            now[0] -= 1
        start("200 OK", [])
        return _Page(b"done")

    two = Turns(counted, at_once=2)
    with ThreadPoolExecutor(6) as people:
        assert [one.result(30)[2] for one in [people.submit(_ask, two) for _ in range(6)]] == [b"done"] * 6
    assert most[0] == 2


def test_an_answer_is_closed_in_the_turn_that_made_it() -> None:
    made: list[_Page] = []

    def keeping(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        start("200 OK", [])
        made.append(_Page(b"page"))
        return made[0]

    _ask(Turns(keeping, at_once=1))
    assert made[0].closed_in.startswith("turn")


def test_a_file_is_handed_on_as_it_is_read() -> None:
    class File(_Page):
        streaming = True

    page = File(b"file")

    def serving(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        start("200 OK", [])
        return page

    answer = Turns(serving, at_once=1)({"wsgi.input": io.BytesIO()}, lambda *_: None)
    assert answer is page
    assert not page.closed_in


def test_a_body_greater_than_any_page_asks_for_is_refused(monkeypatch: Any) -> None:
    monkeypatch.setattr(turns, "_GREATEST_BODY", 100_000)
    status, _, words = _ask(Turns(_echo, at_once=1), io.BytesIO(b"x" * 200_000), CONTENT_LENGTH="2000000")
    assert status.startswith("413")
    assert "quá lớn" in words.decode()


def test_answers_are_counted_and_written_when_it_is_time() -> None:
    statuses = iter(["200 OK", "503 Service Unavailable", "404 Not Found", "200 OK", "200 OK"])
    written: list[tuple[date, int, int]] = []

    def told(_environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        start(next(statuses), [])
        return []

    counting = AnswersCounted(told, lambda *counted: written.append(counted), every=0.0)
    for path in ("/", "/services/", "/no/such/", "/static/frame/door.svg"):
        _ask(cast(Any, counting), PATH_INFO=path)
    assert [counted[1:] for counted in written] == [(1, 0), (1, 1)]  # The third is counted and not written yet.
    _ask(cast(Any, counting), PATH_INFO="/")
    assert written[2][1:] == (1, 0)


def test_a_count_that_cannot_be_written_stops_no_page() -> None:
    def lost(*_: object) -> None:
        raise OperationalError

    counting = AnswersCounted(_echo, lost, every=0.0)
    assert [_ask(cast(Any, counting), PATH_INFO="/")[0] for _ in range(2)] == ["200 OK", "200 OK"]


def test_a_fault_is_the_servers_to_tell() -> None:
    def broken(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        raise ZeroDivisionError

    try:
        _ask(Turns(broken, at_once=1))
    except ZeroDivisionError:
        return
    raise AssertionError
