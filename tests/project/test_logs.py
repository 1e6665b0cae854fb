"""Logs are JSON lines of allowed fields; what a person wrote does not get into them."""

import json
import logging
from typing import ClassVar

import pytest
import structlog
from django.db import IntegrityError, connection

from onedoor.project import logs

NAME = "Nguyễn Thị Chim Yến"


def _line(record: logging.LogRecord) -> dict[str, object]:
    found: dict[str, object] = json.loads(logs.formatter().format(record))
    return found


def _record(message: str, *args: object, **more: object) -> logging.LogRecord:
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, message, args, None)
    record.__dict__.update(more)
    return record


def test_a_librarys_message_is_its_template() -> None:
    line = _line(_record("Not Found: %s", f"/people/{NAME}", status_code=404))

    assert line["event"] == "Not Found: %s"
    assert line["status"] == 404
    assert NAME not in json.dumps(line, ensure_ascii=False)


def test_an_exception_is_told_by_type_and_place_only() -> None:
    try:
        raise ValueError(NAME)
    except ValueError as failure:
        record = _record("It failed")
        record.exc_info = (ValueError, failure, failure.__traceback__)
        line = _line(record)

    assert NAME not in json.dumps(line, ensure_ascii=False)
    assert isinstance(line["exception"], dict)
    assert line["exception"]["type"] == "builtins.ValueError"
    assert "test_logs.py" in line["exception"]["at"][-1]


@pytest.mark.django_db
def test_a_database_error_tells_its_constraint_and_not_its_detail() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE person (name text CONSTRAINT one_of_each UNIQUE)")
        cursor.execute("INSERT INTO person VALUES (%s)", [NAME])
        with pytest.raises(IntegrityError) as caught:
            cursor.execute("INSERT INTO person VALUES (%s)", [NAME])
    assert NAME in str(caught.value), "the driver does tell the value"
    told = logs.told(caught.value, caught.tb)

    assert told["constraint"] == "one_of_each"
    assert told["sqlstate"] == "23505"
    assert NAME not in json.dumps(told, ensure_ascii=False)


def test_fields_that_are_not_allowed_are_left_out() -> None:
    assert logs.only_allowed(None, "", {"event": "sent", "name": NAME, "count": 2}) == {"event": "sent", "count": 2}


def test_our_own_loggers_write_such_lines() -> None:
    class Kept(logging.Handler):
        lines: ClassVar[list[str]] = []

        def emit(self, record: logging.LogRecord) -> None:
            self.lines.append(self.format(record))

    handler = Kept()
    handler.setFormatter(logs.formatter())
    logging.getLogger().addHandler(handler)
    try:
        structlog.get_logger("onedoor").warning("retried", connector="mail", to="somebody@example.vn")
    finally:
        logging.getLogger().removeHandler(handler)

    line = json.loads(handler.lines[-1])
    assert {"event": "retried", "connector": "mail", "level": "warning", "logger": "onedoor"}.items() <= line.items()
    assert "somebody" not in handler.lines[-1]


@pytest.mark.parametrize("canary", [NAME, "001190099991"])
def test_the_tripwire_raises_on_personal_data(canary: str, tripwire: logging.Handler) -> None:
    with pytest.raises(AssertionError, match="personal data"):
        tripwire.handle(_record("Hello %s", canary))
