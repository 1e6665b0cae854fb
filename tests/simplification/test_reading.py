"""Logs of others, well-made, odd and hostile."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onedoor.simplification.errors import ColumnMissing, EmptyLog, LogTooLarge, MomentNotReadable, NotALog
from onedoor.simplification.logs import read
from onedoor.simplification.mining import mine

_XES = """<?xml version="1.0"?><log xmlns="http://www.xes-standard.org/">{}</log>"""


def _event(name: str, at: str, **more: str) -> str:
    told = "".join(f'<string key="{key.replace("_", ":")}" value="{value}"/>' for key, value in more.items())
    return f'<event><string key="concept:name" value="{name}"/><date key="time:timestamp" value="{at}"/>{told}</event>'


def _trace(*events: str, name: str = "c1") -> str:
    return f'<trace><string key="concept:name" value="{name}"/>{"".join(events)}</trace>'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "log"


def test_events_stand_by_time_and_then_by_place_whatever_zone_they_were_written_in(file: Path) -> None:
    file.write_text(
        _XES.format(
            _trace(
                _event("c", "2026-03-02T09:00:00.5+07:00"),
                _event("b", "2026-03-02T02:00:00Z"),
                _event("a", "2026-03-02T09:00:00+07:00"),
            )
        )
    )
    log = read(file)
    assert log["activity"].to_list() == ["b", "a", "c"]
    assert log["ended_at"][0] == datetime(2026, 3, 2, 2, tzinfo=UTC)


def test_a_start_belongs_to_the_completion_of_the_same_step(file: Path) -> None:
    file.write_text(
        _XES.format(
            _trace(
                _event("a", "2026-03-02T08:00:00Z", lifecycle_transition="schedule"),
                _event("a", "2026-03-02T08:30:00Z", lifecycle_transition="START"),
                _event("b", "2026-03-02T08:40:00Z", lifecycle_transition="start"),
                _event("a", "2026-03-02T09:00:00Z", lifecycle_transition="complete"),
                _event("b", "2026-03-02T09:30:00Z", lifecycle_transition="complete"),
                _event("a", "2026-03-02T10:00:00Z", lifecycle_transition="start"),
                _event("a", "2026-03-02T10:15:00Z", lifecycle_transition="complete"),
            )
        )
    )
    mined = mine(read(file))
    assert mined.overview.events == 3
    assert mined.touch is not None
    assert mined.touch.touch == (30 + 30 + 15) * 60
    assert mined.touch.lead == 105 * 60


def test_a_packed_log_is_the_same(file: Path) -> None:
    told = _XES.format(_trace(_event("a", "2026-03-02T08:00:00Z"), _event("b", "2026-03-02T09:00:00Z")))
    file.write_bytes(gzip.compress(told.encode()))
    assert read(file)["activity"].to_list() == ["a", "b"]


@pytest.mark.parametrize(
    "told",
    [
        "Mã;case_id;activity;timestamp\n1;x;a;2026-03-02 08:00:00\n2;x;b;02/03/2026 09:00\n",
        "case:concept:name\tconcept:name\ttime:timestamp\nx\ta\t2026-03-02T08:00:00+00:00\nx\tb\t2026-03-02T10:00:00+01:00\n",
        "Case,Activity,At\nx,a,2026-03-02 08:00\nx,b,2026-03-02 09:00\n",
    ],
)
def test_tables_are_known_by_their_usual_names(file: Path, told: str) -> None:
    file.write_text(told, encoding="utf-8-sig")
    log = read(file)
    assert log["activity"].to_list() == ["a", "b"]
    assert [moment.hour for moment in log["ended_at"]] == [8, 9]


def test_a_table_may_be_told_what_its_columns_are(file: Path) -> None:
    file.write_text("so,viec,luc\nx,a,2026-03-02\n")
    assert read(file, columns={"case": "so", "activity": "viec", "ended_at": "luc"})["case"].to_list() == ["x"]
    with pytest.raises(ColumnMissing) as refused:
        read(file)
    assert refused.value.facts["column"] == "case"
    assert refused.value.facts["found"] == ("so", "viec", "luc")


def test_a_moment_that_is_none_is_named(file: Path) -> None:
    file.write_text("case,activity,at\nx,a,2026-03-02\nx,b,tomorrow\n")
    with pytest.raises(MomentNotReadable) as refused:
        read(file)
    assert refused.value.facts == {"column": "ended_at", "value": "tomorrow", "row": 2}


@pytest.mark.parametrize(
    "told",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"<log><trace>",
        b"<log><trace><event><string key='concept:name' value='a'/></event></trace></log>",
        gzip.compress(b"case,activity,at\nx,a,2026-03-02\n" * 50, mtime=0)[:-30],
        b'case,activity,at\nx,"a,2026-03-02\n',
    ],
)
def test_what_is_no_log_is_refused(file: Path, told: bytes) -> None:
    file.write_bytes(told)
    with pytest.raises((NotALog, MomentNotReadable)):
        read(file)


def test_an_empty_log_is_refused(file: Path) -> None:
    for told in (_XES.format(""), "case,activity,at\n"):
        file.write_text(told)
        with pytest.raises(EmptyLog):
            read(file)


def test_entities_are_not_followed(file: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    bombs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(12))
    file.write_text(
        f'<!DOCTYPE log [<!ENTITY s SYSTEM "{tmp_path}/secret">{bombs}]>'
        "<log><trace><event>&s;&e11;</event></trace></log>"
    )
    with pytest.raises(NotALog):
        read(file)


def test_a_small_packed_file_may_not_hold_very_much(file: Path) -> None:
    file.write_bytes(gzip.compress(b"case,activity,at\n" + b"x,a,2026-03-02\n" * 200_000))
    with pytest.raises(LogTooLarge):
        read(file, largest=1_000_000)
