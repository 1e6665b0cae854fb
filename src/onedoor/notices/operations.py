"""Telling people, and sending what was told: the only writers of notices."""

from collections.abc import Mapping
from functools import lru_cache
from typing import cast
from uuid import UUID

import structlog
from django.conf import settings
from django.utils.module_loading import import_string

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import ConnectorError
from onedoor.base.ids import new_id
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.notices import queries
from onedoor.notices.models import Notice
from onedoor.notices.ports import Channel
from onedoor.notices.rules import MOST_TRIES
from onedoor.notices.terms import NoticeState

_log = structlog.get_logger(__name__)


@operation
def tell(
    person_id: UUID,
    kind: str,
    facts: Mapping[str, str],
    *,
    language: str = "vi",
    email: str = "",
    subject_ref: str = "",
    key: str = "",
) -> None:
    """A message is under way to the person; the same `key` is told once, however often this is called.

    Without an address the message is kept for the person to read here. KeyError: no such kind.
    """
    declared = queries.kinds()[kind].facts
    notice = Notice(
        id=new_id(),
        key=key or f"{person_id}:{kind}:{new_id()}",
        person=person_id,
        kind=kind,
        facts={name: str(facts.get(name, "")) for name in declared},
        language=language,
        address=email,
        subject_ref=subject_ref,
        state=NoticeState.QUEUED if email else NoticeState.KEPT,
        created_at=clock.now(),
    )
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
    if not Notice.objects.filter(id=notice.id).exists():
        return
    if email:
        defer("notices.send", notice_id=str(notice.id))
    audit.record(by=SYSTEM, verb="notices.tell", subject=f"notice:{notice.id}", facts={"kind": kind}, first=True)


def send(notice_id: UUID) -> None:
    """The message is handed to the channel, or given up for good.

    Raises ConnectorError where it is worth trying again.
    """
    if _send(notice_id) is NoticeState.QUEUED:
        raise ConnectorError("the message was not taken", again=True)


@operation
def _send(notice_id: UUID) -> NoticeState:
    notice = Notice.objects.select_for_update().get(id=notice_id)
    if notice.state != NoticeState.QUEUED:
        return NoticeState(notice.state)
    notice.tries += 1
    state = _handed_over(notice)
    notice.state = state
    notice.sent_at = clock.now() if state is NoticeState.SENT else None
    notice.save(update_fields=["state", "tries", "sent_at"])
    audit.record(
        by=SYSTEM,
        verb="notices.send",
        subject=f"notice:{notice.id}",
        facts={"state": state.value, "tries": notice.tries},
    )
    return state


def _handed_over(notice: Notice) -> NoticeState:
    """Hand the message over. What can never be sent is parked as failed, so that it stops nothing behind it."""
    try:
        words = queries.wording_of(notice)
        channel().send(notice.address, words.subject, words.text, key=str(notice.id))
    except ConnectorError as fault:
        _log.warning("notices.not_sent", again=fault.again, attempt=notice.tries)
        return NoticeState.QUEUED if fault.again and notice.tries < MOST_TRIES else NoticeState.FAILED
    except Exception:  # noqa: BLE001  Whatever it is, the message is poison, and the log says where it came from.
        _log.exception("notices.poison")
        return NoticeState.FAILED
    return NoticeState.SENT


def channel() -> Channel:
    """The configured channel."""
    return _channel(settings.ENV.message_channel)


@lru_cache(maxsize=4)
def _channel(dotted: str) -> Channel:
    return cast("Channel", import_string(dotted)())
