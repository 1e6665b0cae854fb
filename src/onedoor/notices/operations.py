"""Telling people, and carrying what was told: the only writers of notices."""

import logging
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import cast
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from onedoor.audit import operations as audit
from onedoor.base import clock, jobs
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import ConnectorError
from onedoor.base.operation import operation
from onedoor.notices import rules
from onedoor.notices.models import Notice
from onedoor.notices.ports import Channel
from onedoor.notices.terms import Kind, NoticeState, Words
from onedoor.notices.texts import texts

log = logging.getLogger(__name__)


@operation
def tell(
    person_id: UUID,
    kind: str,
    facts: Mapping[str, str],
    *,
    key: str,
    language: str = "vi",
    email: str = "",
    subject_ref: str = "",
) -> None:
    """The person is told once under that key: in the portal at once, and by mail where there is an address.

    `facts` are `code`, `service`, `agency`, `reason`, `amount`, `pay`, `who`, and `due` as an ISO moment; `address`
    where it is not the dossier's. The pack's texts name them.
    """
    spoken = language if language in ("vi", "en") else "vi"
    words = _worded(Kind(kind), spoken, facts, subject_ref)
    notice, fresh = Notice.objects.get_or_create(
        key=key,
        defaults={
            "person_id": person_id,
            "kind": kind,
            "language": spoken,
            "email": email,
            "title": words.title[:300],
            "text": words.text,
            "subject_ref": subject_ref,
            "state": NoticeState.QUEUED if email else NoticeState.SHOWN,
            "at": clock.now(),
        },
    )
    if not fresh:
        return
    audit.record(
        by=SYSTEM,
        verb="notices.tell",
        subject=f"notice:{notice.id}",
        facts={"kind": kind, "about": subject_ref},
        first=True,
    )
    if email:
        jobs.defer("notices.send", notice_id=str(notice.id))


@operation
def send(notice_id: UUID, *, last_try: bool = False) -> None:
    """The notice is with who delivers it. One that cannot be delivered, or not at the last try, is parked as failed.

    Raises what the channel raised, while trying again may help.
    """
    notice = Notice.objects.select_for_update().filter(id=notice_id, state=NoticeState.QUEUED).first()
    if notice is None:
        return
    try:
        _channel(settings.ENV.message_channel).send(notice.email, notice.title, notice.text, reference=str(notice.id))
    except Exception as fault:
        lasting = isinstance(fault, ConnectorError) and not fault.again
        if not (lasting or last_try):
            raise
        log.warning("notice parked", extra={"notice": str(notice.id), "fault": type(fault).__name__})
        notice.state = NoticeState.FAILED
        notice.save(update_fields=["state"])
        audit.record(by=SYSTEM, verb="notices.park", subject=f"notice:{notice.id}")
        return
    notice.state, notice.sent_at = NoticeState.SENT, clock.now()
    notice.save(update_fields=["state", "sent_at"])
    audit.record(by=SYSTEM, verb="notices.send", subject=f"notice:{notice.id}")


@operation
def hand_over(former: Iterable[UUID], person: UUID) -> None:
    """What was told to these ids was told to that person: they are one."""
    found = Notice.objects.filter(person_id__in=former)
    ids = [str(one) for one in found.values_list("id", flat=True)]
    found.update(person_id=person)
    for one in ids:
        audit.record(by=SYSTEM, verb="notices.hand_over", subject=f"notice:{one}")


def _worded(kind: Kind, language: str, facts: Mapping[str, str], subject_ref: str) -> Words:
    address = f"{settings.ENV.public}/dossiers/{subject_ref}" if subject_ref else settings.ENV.public
    address = facts.get("address") or address
    due = rules.moment_in_words(facts.get("due", ""), clock.law_zone(), language)
    words = texts(settings.ENV.pack_path / "notices.yaml")[kind, language]
    return rules.filled(words, {"address": address, **facts, "due": due})


@lru_cache(maxsize=4)
def _channel(dotted: str) -> Channel:
    return cast("Channel", import_string(dotted)())
