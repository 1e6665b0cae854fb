"""A procedure whose declaration is signed, by who files and by the other spouse, and what the worker does about it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import yaml
from procrastinate.contrib.django.models import ProcrastinateJob
from pydantic import JsonValue

from onedoor.base.actor import SYSTEM, Actor
from onedoor.catalogue import operations as catalogue
from onedoor.catalogue.terms import Definition
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import DeclarationView
from onedoor.identity import operations as identity
from onedoor.identity import queries as people
from onedoor.notices.models import Notice
from onedoor.signing import operations as signing
from onedoor.signing.terms import PlaceRow
from tests.catalogue.definitions import SMALL
from tests.dossiers.conftest import ISSUER, WARD
from tests.signing.conftest import Service, work

PROCEDURE = "9.000007"
WHO = {
    "mai": ("Nguyễn Thị Mai", "001196012345"),
    "hung": ("Trần Văn Hùng", "001093023456"),
    "tuan": ("Lê Anh Tuấn", "001098034567"),
}
"""People whom the demo trust service knows by these subjects, names and numbers."""
_PAGE = """
id: who
title: { vi: Người ký, en: Who signs }
mark: memory
source: A test
fields:
  - { id: spouse, type: person, parts: [name, citizen_number], label: { vi: Vợ chồng, en: Spouse } }
  - { id: spouse_email, type: email, required: false, label: { vi: Thư, en: E-mail } }
  - { id: witness, type: person, parts: [name, citizen_number], required: false, label: { vi: Chứng, en: Witness } }
  - { id: note, type: text, required: false, label: { vi: Ghi chú, en: Note } }
"""
_DECLARATION = """
title: { vi: Tờ khai thử, en: Test declaration }
mark: memory
source: A test
signers:
  - { id: spouse, title: { vi: Vợ hoặc chồng, en: Spouse }, person: spouse, email: spouse_email }
  - { id: witness, title: { vi: Người làm chứng, en: Witness }, person: witness, when: answers.witness != null }
"""


def definition(**declared: Any) -> Definition:
    """The small procedure, which wants a declaration; `declared` changes that."""
    told = yaml.safe_load(SMALL) | {"procedure": PROCEDURE, "components": []}
    told["pages"] = [yaml.safe_load(_PAGE)]
    told["declaration"] = yaml.safe_load(_DECLARATION) | declared
    return Definition.model_validate(told)


def publish(**declared: Any) -> None:
    catalogue.publish(definition(**declared), by=SYSTEM)


def person(sub: str, *, acr: str = "2") -> Actor:
    """Somebody of the demo people, signed in."""
    name, number = WHO[sub]
    claims = {"name": name, "citizen_number": number, "acr": acr, "email": f"{sub}@example.org"}
    party, party_id = identity.sign_in(ISSUER, sub, claims)
    actor = people.actor(party, party_id)
    assert actor is not None
    return actor


def named(sub: str) -> dict[str, JsonValue]:
    name, number = WHO[sub]
    return {"name": name, "citizen_number": number}


def drafted(by: Actor, **answers: Any) -> UUID:
    """A complete draft whose spouse is Hùng."""
    row = operations.start(PROCEDURE, by=by, agency=WARD)
    operations.save_answers(row.id, {"spouse": named("hung"), "note": "Một"} | answers, by=by)
    return row.id


def settle() -> None:
    """Every job of signing and of declarations is done, until none is left."""
    calls: dict[str, Callable[..., None]] = {
        "dossiers.typeset_declaration": lambda declaration_id: operations.typeset_declaration(UUID(declaration_id)),
        "dossiers.invite": lambda declaration_id: operations.invite(UUID(declaration_id)),
        "dossiers.note_signature": lambda declaration_id, kind, place_id: operations.note_signature(
            UUID(declaration_id), UUID(place_id) if place_id else None, kind
        ),
    }
    while jobs := list(ProcrastinateJob.objects.filter(task_name__in=calls, status="todo").order_by("id")):
        for job in jobs:
            calls[job.task_name](**job.args)
            forget(job)
    work()
    if ProcrastinateJob.objects.filter(task_name__in=calls, status="todo").exists():
        settle()


def forget(job: ProcrastinateJob) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job.id])


def view(draft: UUID, by: Actor) -> DeclarationView:
    found = queries.declaration(draft, seen_by=by)
    assert found is not None
    return found


def place_of(draft: UUID, by: Actor, name: str) -> PlaceRow:
    return next(place for place in view(draft, by).paper.places if place.name == name)


def sign(service: Service, paper: UUID, by: Actor, sub: str) -> UUID:
    """They press the button and say yes on their telephone."""
    ceremony = signing.begin([paper], by=by)
    settle()
    service.approve(sub)
    signing.check(ceremony)
    settle()
    return ceremony


def fixed(draft: UUID, by: Actor) -> DeclarationView:
    operations.fix_declaration(draft, by=by)
    settle()
    return view(draft, by)


def told(kind: str) -> list[Notice]:
    """The notices of that kind."""
    return list(Notice.objects.filter(kind=kind))


def number_of(by: Actor) -> str:
    """The number that their sign-in vouches for."""
    return people.known_as(by).citizen_number


@pytest.fixture
def mai(db: None, service: Service) -> Actor:
    """Who files."""
    publish()
    return person("mai")


@pytest.fixture
def hung(mai: Actor) -> Actor:
    """The other spouse."""
    return person("hung")
