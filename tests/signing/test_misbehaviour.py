"""A trust service that misbehaves: nothing wrong is taken, nobody waits for ever, and the next attempt succeeds."""

from datetime import timedelta

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.errors import ConnectorError
from onedoor.signing import operations, queries
from onedoor.signing.models import Binding, Paper
from onedoor.signing.terms import CeremonyState, PaperState, Trouble
from tests.signing.conftest import HOA, Opened, Service, person, work
from tests.signing.test_ceremony import Pair, begin, judged, paper, state

WRONG = {
    "no_credential": Trouble.NO_CREDENTIAL,
    "disabled": Trouble.NO_CREDENTIAL,
    "other_person": Trouble.NOT_THEIRS,
    "refuses_sad": Trouble.UNREACHABLE,
    "other_hash": Trouble.WRONG_SIGNATURE,
    "other_key": Trouble.WRONG_SIGNATURE,
    "fewer": Trouble.WRONG_SIGNATURE,
    "more": Trouble.WRONG_SIGNATURE,
    "swapped": Trouble.WRONG_SIGNATURE,
    "empty": Trouble.WRONG_SIGNATURE,
    "cut": Trouble.WRONG_SIGNATURE,
    "self_issued": Trouble.UNFIT,
    "expired_certificate": Trouble.UNFIT,
    "unfit_certificate": Trouble.UNFIT,
}


@pytest.mark.parametrize(("fault", "trouble"), WRONG.items())
def test_what_is_wrong_is_never_taken(
    service: Service, opened: Opened, hoa: Pair, fault: str, trouble: Trouble
) -> None:
    service.goes_wrong(fault, HOA)
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.approve()
    operations.check(ceremony)
    work()

    assert state(ceremony) == (CeremonyState.FAILED, trouble)
    assert paper(subject).state == PaperState.TO_SIGN
    assert not any(place.given_at for place in queries.papers_about([subject])[subject].places)

    service.goes_wrong("none", HOA)
    again = begin(subject, hoa[0])
    work()
    service.approve()
    operations.check(again)
    work()
    assert judged(service, subject).valid


@pytest.mark.parametrize("fault", ["down", "error", "garbage"])
def test_a_service_out_of_reach_is_tried_again_until_the_session_ends(
    service: Service, opened: Opened, hoa: Pair, fault: str
) -> None:
    service.goes_wrong(fault)
    ceremony = begin(opened(hoa[1]), hoa[0])

    with pytest.raises(ConnectorError):
        operations.prepare(ceremony)
    assert state(ceremony)[0] is CeremonyState.PREPARING
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        operations.prepare(ceremony)
    assert state(ceremony) == (CeremonyState.FAILED, Trouble.UNREACHABLE)


@pytest.mark.parametrize(("fault", "left"), [("forgets", CeremonyState.EXPIRED), ("short", CeremonyState.EXPIRED)])
def test_a_service_that_does_not_wait_ends_the_session(
    service: Service, opened: Opened, hoa: Pair, fault: str, left: CeremonyState
) -> None:
    service.goes_wrong(fault, HOA)
    ceremony = begin(opened(hoa[1]), hoa[0])
    work()
    with time_machine.travel(clock.now() + timedelta(seconds=30)):
        operations.check(ceremony, again=False)

    assert state(ceremony)[0] is left


@pytest.mark.parametrize("fault", ["no_stamp", "no_ocsp", "unknown_ocsp", "other_stamp"])
def test_a_signature_waits_for_its_proof(service: Service, opened: Opened, hoa: Pair, fault: str) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.approve()
    operations.check(ceremony)
    service.goes_wrong(fault)
    binding = Binding.objects.get(ceremony=ceremony)
    with pytest.raises(ConnectorError):
        operations.complete(binding.id)
    service.goes_wrong("none")
    operations.complete(binding.id)

    assert judged(service, subject).valid


def test_a_revoked_certificate_is_not_used(service: Service, opened: Opened, hoa: Pair) -> None:
    from onedoor.connectors.demo.trust_service.holders import holder

    found = holder(service.server.csc.pack, HOA)
    assert found is not None
    service.server.kept.revoke(service.server.authority.serial_of(found), clock.now())
    ceremony = begin(opened(hoa[1]), hoa[0])
    work()

    assert state(ceremony) == (CeremonyState.FAILED, Trouble.NO_CREDENTIAL)


def test_a_certificate_revoked_while_the_person_confirms_makes_no_valid_paper(
    service: Service, opened: Opened, hoa: Pair
) -> None:
    from onedoor.connectors.demo.trust_service.holders import holder

    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    found = holder(service.server.csc.pack, HOA)
    assert found is not None
    service.server.kept.revoke(service.server.authority.serial_of(found), clock.now() - timedelta(seconds=5))
    service.approve()
    operations.check(ceremony)
    work()

    assert paper(subject).state == PaperState.TO_SIGN
    assert state(ceremony) == (CeremonyState.FAILED, Trouble.UNFIT)


def test_papers_are_stamped_again_before_the_proof_wears_out(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.approve()
    operations.check(ceremony)
    work()
    before = queries.pages(subject)
    Paper.objects.filter(subject=subject).update(stamped_until=clock.now() + timedelta(days=30))
    operations.stamp_due_papers()
    work()

    after = queries.pages(subject)
    assert len(after) > len(before)
    assert after.startswith(before)
    assert judged(service, subject).valid


def test_a_job_that_comes_twice_completes_once(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.approve()
    operations.check(ceremony)
    work()
    before = paper(subject).sha256
    for binding in Binding.objects.filter(ceremony=ceremony):
        operations.complete(binding.id)

    assert paper(subject).sha256 == before


def test_a_person_is_not_asked_where_nothing_is_signed(db: None, opened: Opened) -> None:
    from onedoor.signing.errors import NoSigningHere

    actor, who = person(HOA, "Hoa")
    with pytest.raises(NoSigningHere):
        begin(opened(who), actor)
