"""Who signs beside somebody else: invited, admitted, reminded, replaced; they decline, or it is withdrawn."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import NotDeclared
from onedoor.signing import operations as signing
from onedoor.signing import queries as papers
from onedoor.signing.errors import NothingToSign
from onedoor.signing.models import Ceremony, Paper, Place
from onedoor.signing.terms import CeremonyState, PaperState, PlaceState
from tests.signing.conftest import Service
from tests.signing.declared import (
    WHO,
    drafted,
    fixed,
    hung,
    mai,
    named,
    number_of,
    person,
    place_of,
    publish,
    settle,
    sign,
    told,
    view,
)

__all__ = ["hung", "mai"]


def test_the_other_is_invited_once_who_files_has_signed(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    assert papers.asked_of_me(seen_by=hung) == ()
    sign(service, found.paper.id, mai, "mai")
    settle()

    [notice] = told("signature_asked")
    assert notice.person_id == hung.id
    assert notice.email == "hung@example.org"
    assert f"/co-sign/{place_of(draft, mai, WHO['hung'][0]).id}" in notice.text
    [asked] = papers.asked_of_me(seen_by=hung)
    assert (asked.asked_by, asked.my_turn) == (WHO["mai"][0], True)


def test_one_who_never_signed_in_is_told_by_mail_and_admitted_by_number(service: Service, mai: Actor) -> None:
    draft = drafted(mai, spouse_email="hung@home.example")
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    place = place_of(draft, mai, WHO["hung"][0])
    assert [notice.email for notice in told("signature_asked")] == ["hung@home.example"]
    assert place.holder_id is None

    hung, tuan = person("hung"), person("tuan")
    for other, number in ((tuan, number_of(tuan)), (hung, "")):
        with pytest.raises(NotFound):
            papers.co_signing(place.id, seen_by=other, number=number)
        with pytest.raises(NotFound):
            signing.admit(place.id, by=other, key="x", number=number)
    assert papers.co_signing(place.id, seen_by=hung, number=number_of(hung)).my_turn
    signing.admit(place.id, by=hung, key="hung", number=number_of(hung))
    sign(service, found.paper.id, hung, "hung")
    assert operations.submit(draft, by=mai)


def test_a_co_signer_sees_that_paper_and_nothing_else(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    place = place_of(draft, mai, WHO["hung"][0])

    assert papers.co_signed_pages(place.id, seen_by=hung, number="").startswith(b"%PDF")
    with pytest.raises(NotFound):
        queries.draft(draft, seen_by=hung)
    with pytest.raises(NotFound):
        queries.declaration(draft, seen_by=hung)
    with pytest.raises(NotFound):
        queries.declaration_pages(draft, seen_by=hung)
    sign(service, found.paper.id, hung, "hung")
    code = operations.submit(draft, by=mai)
    with pytest.raises(NotFound):
        queries.dossier(code, seen_by=hung)
    with pytest.raises(NotFound):
        queries.declared_pages(code, seen_by=hung)


def test_who_was_not_invited_yet_sees_nothing(mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    fixed(draft, mai)
    place = place_of(draft, mai, WHO["hung"][0])

    with pytest.raises(NotFound):
        papers.co_signing(place.id, seen_by=hung, number=number_of(hung))


def test_in_order_the_third_waits_for_the_second(service: Service, db: None) -> None:
    publish(in_order=True)
    mai, hung, tuan = (person(sub) for sub in ("mai", "hung", "tuan"))
    draft = drafted(mai, witness=named("tuan"))
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")

    assert [notice.person_id for notice in told("signature_asked")] == [hung.id]
    with pytest.raises(NothingToSign):
        signing.begin([found.paper.id], by=tuan)
    sign(service, found.paper.id, hung, "hung")
    assert [notice.person_id for notice in told("signature_asked")] == [hung.id, tuan.id]
    sign(service, found.paper.id, tuan, "tuan")
    assert operations.submit(draft, by=mai)


def test_in_any_order_both_are_invited_at_once(service: Service, mai: Actor, hung: Actor) -> None:
    tuan = person("tuan")
    draft = drafted(mai, witness=named("tuan"))
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")

    assert {notice.person_id for notice in told("signature_asked")} == {hung.id, tuan.id}
    sign(service, found.paper.id, tuan, "tuan")
    assert told("signatures_complete") == []
    sign(service, found.paper.id, hung, "hung")
    assert [notice.person_id for notice in told("signatures_complete")] == [mai.id]


def test_who_declines_holds_it_up_and_says_why(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    place = place_of(draft, mai, WHO["hung"][0])
    signing.decline(place.id, "Sai ngày", by=hung)
    settle()

    assert view(draft, mai).paper.state is PaperState.TO_SIGN
    [notice] = told("signature_declined")
    assert notice.person_id == mai.id
    assert "Sai ngày" in notice.text
    with pytest.raises(NotDeclared):
        operations.submit(draft, by=mai)
    with pytest.raises(NothingToSign):
        signing.begin([found.paper.id], by=hung)

    operations.ask_signer_again(draft, place.id, by=mai)
    sign(service, found.paper.id, hung, "hung")
    assert operations.submit(draft, by=mai)


def test_another_named_takes_the_place_of_the_first(service: Service, mai: Actor, hung: Actor) -> None:
    tuan = person("tuan")
    draft = drafted(mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    old = place_of(draft, mai, WHO["hung"][0])
    operations.save_answers(draft, {"spouse": named("tuan")}, by=mai)
    again = fixed(draft, mai)
    sign(service, again.paper.id, mai, "mai")

    assert [notice.person_id for notice in told("signature_withdrawn")] == [hung.id]
    with pytest.raises(NothingToSign):
        signing.begin([found.paper.id], by=hung)
    assert not papers.co_signing(old.id, seen_by=hung, number="").still_wanted
    with pytest.raises(NotFound):
        papers.co_signed_pages(old.id, seen_by=hung, number="")
    sign(service, again.paper.id, tuan, "tuan")
    assert operations.submit(draft, by=mai)


def test_who_is_signing_while_it_is_withdrawn_signs_in_vain(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    ceremony = signing.begin([found.paper.id], by=hung)
    settle()
    operations.drop_declaration(draft, by=mai)
    service.approve("hung")
    signing.check(ceremony)
    settle()

    assert Ceremony.objects.get(id=ceremony).state == CeremonyState.CANCELLED
    assert Paper.objects.get(id=found.paper.id).state == PaperState.DROPPED


def test_reminders_come_rarely_and_three_times(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    begun = clock.now()
    days: list[int] = []
    for day in range(1, 40):
        with time_machine.travel(begun + timedelta(days=day, minutes=5)):
            signing.remind()
            settle()
        if len(told("signature_reminded")) > len(days):
            days.append(day)

    assert days == [2, 6, 12]
    assert {notice.person_id for notice in told("signature_reminded")} == {hung.id}


def test_leaders_are_not_reminded_by_mail(service: Service, mai: Actor) -> None:
    fixed(drafted(mai), mai)
    with time_machine.travel(clock.now() + timedelta(days=9)):
        signing.remind()

    assert not Place.objects.exclude(reminded_at=None).exists()


def test_a_place_that_was_declined_never_counts_as_given(service: Service, mai: Actor, hung: Actor) -> None:
    tuan = person("tuan")
    draft = drafted(mai, witness=named("tuan"))
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    signing.decline(place_of(draft, mai, WHO["hung"][0]).id, "", by=hung)
    sign(service, found.paper.id, tuan, "tuan")

    after = view(draft, mai)
    assert after.paper.state is PaperState.TO_SIGN
    assert [place.state for place in after.paper.places] == [PlaceState.GIVEN, PlaceState.DECLINED, PlaceState.GIVEN]


def test_only_the_asker_asks_again(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    place = place_of(draft, mai, WHO["hung"][0]).id
    signing.decline(place, "", by=hung)

    with pytest.raises(NotFound):
        operations.ask_signer_again(draft, place, by=hung)
    with pytest.raises(NotFound):
        operations.ask_signer_again(draft, UUID(int=1), by=mai)
