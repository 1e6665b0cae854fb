"""Logs as JSON lines of allowed fields, so that no personal data gets into them.

A log line holds what happened, never what somebody wrote: the values that a library would put into its sentence are
left out, and of an exception only its type and where it came from are told.
"""

import logging
import logging.config
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from types import TracebackType

import structlog

_WHAT = "event level logger timestamp reason exception"
_WHERE = "request_id method route status milliseconds job task attempt queue operation connector child pid"
_ABOUT = "code again count state procedure agency version exit_code seconds stored_as missing"
ALLOWED = frozenset(f"{_WHAT} {_WHERE} {_ABOUT}".split())
"""The fields that a log line may have. Each is a code, a number or a word of ours."""

_QUIET = {"procrastinate": "WARNING", "httpx": "WARNING", "httpcore": "WARNING", "urllib3": "WARNING", "PIL": "WARNING"}
_QUIET |= {"pyhanko": "CRITICAL", "pyhanko_certvalidator": "CRITICAL"}

Event = MutableMapping[str, object]


def configure(level: str = "INFO") -> None:
    """From now on every logger of this process writes such lines to standard error."""
    structlog.configure(
        processors=[structlog.stdlib.add_log_level, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"lines": {"()": "onedoor.project.logs.formatter"}},
            "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
            "root": {"handlers": ["lines"], "level": level.upper()},
            "loggers": {name: {"level": quiet} for name, quiet in _QUIET.items()},
        }
    )


def formatter() -> structlog.stdlib.ProcessorFormatter:
    """The one formatter: template of the message, allowed fields, exception without its message."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_log_level, template_only],
        processors=[
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            exception_without_message,
            only_allowed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        use_get_message=False,
    )


def template_only(_logger: object, _name: str, event: Event) -> Event:
    """A library's message as it stands in its source, such as `Not Found: %s`; the jobs' library names its action."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord):
        action = getattr(record, "action", None)
        event["event"] = str(action) if action and record.name.startswith("procrastinate") else str(record.msg)
        status = getattr(record, "status_code", None)
        if status is not None:
            event["status"] = status
        job = getattr(record, "job", None)
        if isinstance(job, Mapping):
            event.update({"job": job.get("id"), "task": job.get("task_name"), "attempt": job.get("attempts")})
    return event


def exception_without_message(_logger: object, _name: str, event: Event) -> Event:
    """The exception's type and its places in the source; what it says may quote what a person wrote."""
    given = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    if isinstance(given, BaseException):
        given = (type(given), given, given.__traceback__)
    if isinstance(given, tuple) and given[1] is not None:
        event["exception"] = told(given[1], given[2])
    return event


def told(failure: BaseException, trace: TracebackType | None) -> dict[str, object]:
    """An exception as a log may hold it. Of a database error also its state and constraint, never its detail."""
    told_: dict[str, object] = {"type": f"{type(failure).__module__}.{type(failure).__qualname__}"}
    told_["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)[-12:]]
    source = failure.__cause__ or failure
    for name in ("sqlstate", "code"):
        value = getattr(source, name, None)
        if isinstance(value, str):
            told_[name] = value
    constraint = getattr(getattr(source, "diag", None), "constraint_name", None)
    if isinstance(constraint, str):
        told_["constraint"] = constraint
    if failure.__cause__ is not None:
        told_["cause"] = type(failure.__cause__).__qualname__
    return told_


def only_allowed(_logger: object, _name: str, event: Event) -> Event:
    """`event` without any field that is not on the list."""
    return {name: value for name, value in event.items() if name in ALLOWED}
