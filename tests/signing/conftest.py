"""A trust service of one's own, a paper to sign, and people whom the service knows."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from onedoor.base import files, press
from onedoor.base.actor import SYSTEM, Actor, Quality
from onedoor.base.ids import new_id
from onedoor.base.sealing.keys import Drawer, key_of
from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.trust_service.asked import TrustService
from onedoor.connectors.demo.trust_service.authority import Authority
from onedoor.connectors.demo.trust_service.csc import Csc
from onedoor.connectors.demo.trust_service.kept import Kept
from onedoor.connectors.demo.trust_service.notifying import Notifying
from onedoor.connectors.demo.trust_service.words import FAULTS
from onedoor.project.processes import free_port
from onedoor.signing import operations
from onedoor.signing.operations import configured
from onedoor.signing.terms import Part, Signatory
from tests.conftest import PACK

HOA, DUC = "hoa", "duc"
WARD = "H26.00073"
SIGNER = "onedoor.connectors.csc.signer.CscSigner"
SECRET = "a-secret-of-this-test"
Opened = Callable[..., str]


@dataclass(frozen=True)
class Service:
    """A trust service that runs in a thread, and its telephone."""

    server: TrustService
    address: str

    def approve(self, who: str = "") -> None:
        for row in self.server.kept.waiting(who):
            assert self.server.kept.answer(row["handle"], approved=True)

    def refuse(self, who: str = "") -> None:
        for row in self.server.kept.waiting(who):
            assert self.server.kept.answer(row["handle"], approved=False)

    def goes_wrong(self, fault: str, about: str = "") -> None:
        self.server.faults.choose(fault, about)

    @property
    def anchors(self) -> list[bytes]:
        return [self.server.authority.root.der]


@pytest.fixture(autouse=True)
def no_loop_of_the_browser() -> Iterator[None]:
    """A browser test that ran before in this process leaves its event loop behind, and signing runs one of its own."""
    left = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(left)


@pytest.fixture(scope="session")
def trust_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("trust")
    port = free_port()
    kept = Kept(folder)
    faults = Faults(kept.disk, FAULTS)
    authority = Authority(folder, f"http://127.0.0.1:{port}")
    csc = Csc(kept, faults, authority, PACK, "onedoor", SECRET)
    server = TrustService(port, kept, faults, authority, csc, Notifying("http://127.0.0.1:9/nowhere"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Service(server, f"http://127.0.0.1:{port}")
    configured.outside().close()
    server.shutdown()
    server.server_close()


@pytest.fixture
def service(trust_service: Service, settings: Settings) -> Iterator[Service]:
    """The service in use, as it should be again after the test."""
    settings.ENV = replace(
        settings.ENV,
        remote_signer=SIGNER,
        csc_url=f"{trust_service.address}/csc/v2",
        csc_client_secret=SECRET,
        time_stamp_url=f"{trust_service.address}/tsa",
        trust_anchors=str(trust_service.server.authority.folder / "anchors.pem"),
    )
    configured._signer.cache_clear()  # Another folder of tests has a service of its own, at another address.
    yield trust_service
    asked = configured._signer(SIGNER)
    asked._service._outside.close()  # type: ignore[attr-defined]  # Ours, which tests know.
    configured._signer.cache_clear()
    trust_service.server.faults.choose("none")
    trust_service.server.kept.disk.tell("DELETE FROM revoked")
    trust_service.server.kept.disk.tell("DELETE FROM asked")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small PDF/A as the press makes it."""
    from datetime import UTC, datetime

    from django.conf import settings

    template = tmp_path_factory.mktemp("press") / "paper.typ"
    template.write_text("#set document(date: datetime(year: 2026, month: 11, day: 26))\n= Giấy khai sinh\nTrần Minh An")
    made = datetime(2026, 11, 26, tzinfo=UTC)
    return press.typeset(template, {"kind": "test"}, created_at=made, fonts=Path(settings.DOCUMENT_FONTS))


def person(sub: str, name: str) -> tuple[Actor, Signatory]:
    number = new_id()
    return Actor(Quality.OFFICER, number, name, agency=WARD), Signatory(Part.PERSON, sub, name, id=number)


@pytest.fixture
def hoa(service: Service) -> tuple[Actor, Signatory]:
    return person(HOA, name_of(service, HOA))


@pytest.fixture
def duc(service: Service) -> tuple[Actor, Signatory]:
    return person(DUC, name_of(service, DUC))


def name_of(service: Service, sub: str) -> str:
    from onedoor.connectors.demo.trust_service.holders import holder

    found = holder(service.server.csc.pack, sub)
    assert found is not None
    return found.name


def seal(service: Service) -> Signatory:
    return Signatory(Part.SEAL, f"seal:{WARD}", name_of(service, f"seal:{WARD}"), WARD)


@pytest.fixture
def opened(db: None, pages: bytes) -> Opened:
    """Opens a paper with those places; returns its subject."""

    def open_one(*who: Signatory, in_order: bool = True, supplied: bool = True) -> str:
        subject = f"test:{new_id()}"
        operations.open_paper(
            subject,
            who,
            by=SYSTEM,
            reference="H26.00073-261126-0001",
            agency=WARD,
            title="Giấy khai sinh",
            title_en="Birth certificate",
            in_order=in_order,
        )
        if supplied:
            operations.supply(subject, files.store([pages], key_of(None, Drawer.PERSON)), by=SYSTEM)
        return subject

    return open_one


def work() -> None:
    """Every signing job that is due is done, as a worker would, until none is left."""
    done: set[int] = set()
    calls: dict[str, Callable[..., None]] = {
        "signing.prepare": lambda ceremony_id: operations.prepare(UUID(ceremony_id)),
        "signing.check": lambda ceremony_id, again: operations.check(UUID(ceremony_id), again=False),
        "signing.complete": lambda binding_id: operations.complete(UUID(binding_id)),
        "signing.stamp_again": lambda paper_id: operations.stamp_again(UUID(paper_id)),
    }
    while True:
        jobs = [
            job for job in ProcrastinateJob.objects.filter(task_name__in=calls).order_by("id") if job.id not in done
        ]
        if not jobs:
            return
        for job in jobs:
            done.add(job.id)
            calls[job.task_name](**job.args)


def told(service: Service, path: str, **what: object) -> httpx.Response:
    return httpx.post(f"{service.address}{path}", json=what, timeout=10)
