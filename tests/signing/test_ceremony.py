"""A ceremony: the digest is fixed, the person confirms, and only a signature over that digest is taken."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.base.sealing.keys import Drawer, key_of
from onedoor.signing import operations, queries
from onedoor.signing.errors import NothingToSign, NotInThisState, SomebodyIsSigning, TooManyAtOnce
from onedoor.signing.models import Binding, Ceremony, Paper
from onedoor.signing.operations.answering import fetch
from onedoor.signing.pades.judging import Judge
from onedoor.signing.terms import Activation, CeremonyState, PaperState, Signatory, Trouble
from onedoor.signing.verdicts import Verdict
from tests.signing.conftest import DUC, HOA, Opened, Service, seal, work

Pair = tuple[Actor, Signatory]


def paper(subject: str) -> Paper:
    return Paper.objects.get(subject=subject)


def begin(subject: str, by: Actor) -> UUID:
    return operations.begin([paper(subject).id], by=by)


def state(ceremony: UUID) -> tuple[CeremonyState, Trouble]:
    found = Ceremony.objects.get(id=ceremony)
    return CeremonyState(found.state), Trouble(found.trouble)


def judged(service: Service, subject: str) -> Verdict:
    return Judge(service.anchors).judge(queries.pages(subject))


def test_a_leader_signs_and_the_seal_follows(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1], seal(service))
    ceremony = begin(subject, hoa[0])

    work()
    assert state(ceremony)[0] is CeremonyState.WAITING
    service.approve(HOA)
    operations.check(ceremony)
    work()

    verdict = judged(service, subject)
    assert paper(subject).state == PaperState.SIGNED
    assert state(ceremony)[0] is CeremonyState.DONE
    assert verdict.valid
    assert [signed.name for signed in verdict.signatures] == [hoa[1].name, seal(service).name]
    assert all(signed.proven for signed in verdict.signatures)


def test_the_pages_are_those_that_were_shown(service: Service, opened: Opened, hoa: Pair, pages: bytes) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.approve()
    operations.check(ceremony)
    work()

    assert queries.pages(subject).startswith(pages)


def test_a_paper_may_be_asked_for_before_its_pages_are_there(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1], supplied=False)
    ceremony = begin(subject, hoa[0])
    work()

    assert state(ceremony)[0] is CeremonyState.PREPARING


def test_pages_that_come_one_after_the_other_ask_once(
    service: Service, opened: Opened, hoa: Pair, pages: bytes
) -> None:
    """Asked twice at once, the second asking would fix other digests than those that the person confirms."""
    subjects = [opened(hoa[1], supplied=False) for _ in range(3)]
    ceremony = operations.begin([paper(subject).id for subject in subjects], by=hoa[0])
    for subject in subjects:
        operations.supply(subject, files.store([pages], key_of(None, Drawer.PERSON)), by=SYSTEM)

    asking = ProcrastinateJob.objects.filter(task_name="signing.prepare", args={"ceremony_id": str(ceremony)})
    assert {job.lock for job in asking} == {f"ceremony:{ceremony}"}
    work()
    service.approve(HOA)
    operations.check(ceremony)
    work()
    assert state(ceremony)[0] is CeremonyState.DONE


def test_one_authorisation_signs_many(service: Service, opened: Opened, hoa: Pair) -> None:
    subjects = [opened(hoa[1]) for _ in range(5)]
    ceremony = operations.begin([paper(subject).id for subject in subjects], by=hoa[0])
    work()
    waiting = service.server.kept.waiting(HOA)
    service.approve()
    operations.check(ceremony)
    work()

    assert len(waiting) == 1
    assert all(judged(service, subject).valid for subject in subjects)


def test_more_than_200_are_refused(db: None, service: Service, hoa: Pair) -> None:
    from onedoor.base.ids import new_id

    with pytest.raises(TooManyAtOnce):
        operations.begin([new_id() for _ in range(201)], by=hoa[0])


def test_somebody_else_cannot_sign(service: Service, opened: Opened, hoa: Pair, duc: Pair) -> None:
    subject = opened(hoa[1])

    with pytest.raises(NothingToSign):
        begin(subject, duc[0])


def test_who_is_second_waits_for_the_first(service: Service, opened: Opened, hoa: Pair, duc: Pair) -> None:
    subject = opened(hoa[1], duc[1])

    with pytest.raises(NothingToSign):
        begin(subject, duc[0])
    assert queries.to_sign(seen_by=duc[0]) == ()
    assert [row.subject for row in queries.to_sign(seen_by=hoa[0])] == [subject]


def test_where_order_does_not_matter_either_is_first(service: Service, opened: Opened, hoa: Pair, duc: Pair) -> None:
    subject = opened(hoa[1], duc[1], in_order=False)
    for who, sub in ((duc, DUC), (hoa, HOA)):
        ceremony = begin(subject, who[0])
        work()
        service.approve(sub)
        operations.check(ceremony)
        work()

    assert [signed.name for signed in judged(service, subject).signatures] == [duc[1].name, hoa[1].name]


def test_two_do_not_sign_one_paper_at_the_same_time(service: Service, opened: Opened, hoa: Pair, duc: Pair) -> None:
    subject = opened(hoa[1], duc[1], in_order=False)
    begin(subject, hoa[0])

    with pytest.raises(SomebodyIsSigning):
        begin(subject, duc[0])


def test_who_refuses_on_the_telephone_may_try_again(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.refuse()
    operations.check(ceremony)

    assert state(ceremony)[0] is CeremonyState.REFUSED
    assert begin(subject, hoa[0]) != ceremony


def test_a_late_answer_within_the_session_counts(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    with time_machine.travel(clock.now() + timedelta(minutes=4)):
        service.approve()
        operations.check(ceremony)

    assert state(ceremony)[0] is CeremonyState.SIGNED


def test_an_answer_after_the_session_is_nothing(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.approve()
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        operations.check(ceremony)
        operations.end_stale()

    assert state(ceremony)[0] is CeremonyState.EXPIRED
    assert paper(subject).state == PaperState.TO_SIGN
    assert not Binding.objects.filter(live=True).exists()


def test_an_answer_after_cancelling_is_nothing(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    operations.cancel(ceremony, by=hoa[0])
    service.approve()
    operations.check(ceremony)
    fetch(ceremony, Activation("what-came-too-late"))

    assert state(ceremony)[0] is CeremonyState.CANCELLED
    assert paper(subject).state == PaperState.TO_SIGN


def test_only_ones_own_ceremony_is_seen_and_cancelled(service: Service, opened: Opened, hoa: Pair, duc: Pair) -> None:
    ceremony = begin(opened(hoa[1]), hoa[0])

    with pytest.raises(NotFound):
        queries.ceremony(ceremony, seen_by=duc[0])
    with pytest.raises(NotFound):
        operations.cancel(ceremony, by=duc[0])


def test_two_jobs_fetch_once(service: Service, opened: Opened, hoa: Pair) -> None:
    ceremony = begin(opened(hoa[1]), hoa[0])
    work()
    service.approve()
    operations.check(ceremony)
    before = state(ceremony)
    fetch(ceremony, Activation("again"))

    assert before == state(ceremony) == (CeremonyState.SIGNED, Trouble.NONE)


def test_a_dropped_paper_is_not_signed(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    operations.drop(subject, by=SYSTEM)
    service.approve()
    operations.check(ceremony)
    work()

    assert paper(subject).state == PaperState.DROPPED
    assert state(ceremony)[0] is CeremonyState.CANCELLED


def test_a_paper_that_changed_meanwhile_is_not_signed(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.approve()
    Paper.objects.filter(subject=subject).update(sha256="0" * 64)
    operations.check(ceremony)
    work()

    assert paper(subject).state == PaperState.TO_SIGN
    assert state(ceremony) == (CeremonyState.FAILED, Trouble.CHANGED)


def test_a_name_that_is_not_the_certificates_is_refused(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(replace(hoa[1], name="Somebody Else"))
    ceremony = begin(subject, hoa[0])
    work()

    assert state(ceremony) == (CeremonyState.FAILED, Trouble.NOT_THEIRS)


def test_a_number_that_is_not_the_certificates_is_refused(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(replace(hoa[1], number="000000000000"))
    ceremony = begin(subject, hoa[0])
    work()

    assert state(ceremony) == (CeremonyState.FAILED, Trouble.NOT_THEIRS)


def test_a_finished_ceremony_is_not_cancelled(service: Service, opened: Opened, hoa: Pair) -> None:
    ceremony = begin(opened(hoa[1]), hoa[0])
    work()
    service.approve()
    operations.check(ceremony)
    work()

    with pytest.raises(NotInThisState):
        operations.cancel(ceremony, by=hoa[0])
