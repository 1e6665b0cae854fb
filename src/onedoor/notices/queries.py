"""What one may ask about messages."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.notices import models, rules
from onedoor.notices.errors import UnfitWording
from onedoor.notices.terms import Kind, NoticeRow, NoticeState, Wording

_MOST_SHOWN = 200


def notices(*, seen_by: Actor) -> tuple[NoticeRow, ...]:
    """The messages to the person who asks, newest first. Refuses: NotFound (nobody's)."""
    if not seen_by.is_citizen or seen_by.id is None:
        raise NotFound
    found = models.Notice.objects.filter(person=seen_by.id).order_by("-created_at", "-id")[:_MOST_SHOWN]
    return tuple(_row(notice) for notice in found)


def _row(notice: models.Notice) -> NoticeRow:
    words = wording_of(notice)
    return NoticeRow(
        id=notice.id,
        kind=notice.kind,
        subject=words.subject,
        text=words.text,
        subject_ref=notice.subject_ref,
        state=NoticeState(notice.state),
        created_at=notice.created_at,
        sent_at=notice.sent_at,
    )


def wording_of(notice: models.Notice) -> Wording:
    """A message's subject and text."""
    return rules.worded(kinds()[notice.kind], notice.facts, notice.language, clock.law_zone())


def kinds() -> Mapping[str, Kind]:
    """The kinds of message that the pack words. Raises UnfitWording."""
    return read_kinds(settings.ENV.pack_path / "notices.yaml")


@lru_cache(maxsize=4)
def read_kinds(file: Path) -> Mapping[str, Kind]:
    """The kinds in a pack's file, each checked. Raises UnfitWording."""
    found = {}
    for name, told in yaml.safe_load(file.read_text())["notices"].items():
        try:
            wordings = {language: Wording(**told[language]) for language in ("vi", "en") if language in told}
            found[name] = Kind(name, dict(told["facts"]), wordings)
        except (TypeError, KeyError):
            raise UnfitWording(f"{name}: has `facts`, and `subject` and `text` in each language") from None
        rules.check_kind(found[name])
    return found
