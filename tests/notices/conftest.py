"""Mai, whom we tell things, and a channel that remembers what it carried."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from pytest_django import Settings

from onedoor.base.actor import Actor, Quality
from onedoor.base.ids import new_id
from onedoor.notices import operations

MAI_ID = new_id()
MAI, HUNG = Actor(Quality.CITIZEN, MAI_ID, "Mai"), Actor(Quality.CITIZEN, new_id(), "Hùng")
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
FACTS = {
    "code": "H26.00073-261123-0001",
    "service": "Đăng ký khai sinh",
    "agency": "Ủy ban nhân dân Phường Cửa Nam",
    "due": "2026-11-24T09:30:00+00:00",
    "reason": "",
}
Tell = Callable[..., None]


class Remembering:
    """Carries nothing; `trouble` is raised instead."""

    carried: list[tuple[str, str, str, str]]
    trouble: Exception | None

    def __init__(self) -> None:
        type(self).carried, type(self).trouble = [], None

    def send(self, address: str, subject: str, text: str, *, reference: str) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.carried.append((address, subject, text, reference))


@pytest.fixture(autouse=True)
def channel(db: None, settings: Settings) -> Iterator[type[Remembering]]:
    settings.ENV = replace(settings.ENV, message_channel=f"{__name__}.Remembering", public_url="https://one.example")
    operations._channel.cache_clear()
    operations._channel(settings.ENV.message_channel)
    with time_machine.travel(MONDAY, tick=False):
        yield Remembering
    operations._channel.cache_clear()


@pytest.fixture
def tell() -> Tell:
    def tell_mai(kind: str = "received", *, key: str = "k", email: str = "mai@example.org", **changed: str) -> None:
        language = changed.pop("language", "vi")
        facts = FACTS | changed
        operations.tell(MAI_ID, kind, facts, key=key, language=language, email=email, subject_ref=FACTS["code"])

    return tell_mai
