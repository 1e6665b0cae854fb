"""Today, a certificate that costs 200,000 đồng, and the demo gateway and bank, each the process that it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stories.desk.ward import file_criminal_record
from tests.stories.portal.payer import Payer
from tests.stories.portal.till import Till, opened
from tests.stories.portal.visitor import Visitor


@pytest.fixture(autouse=True)
def monday(db: None) -> None:
    """Today: the gateway is a process of its own, with the clock on the wall."""


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    yield from opened(tmp_path, monkeypatch)


@pytest.fixture
def code(mai: Visitor) -> str:
    assert mai.actor is not None
    return file_criminal_record(mai.actor)


@pytest.fixture
def payer(mai: Visitor, till: Till) -> Payer:
    return Payer(mai, till)
