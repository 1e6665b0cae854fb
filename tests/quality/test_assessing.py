"""A portal's way from the draw to the store: blind, decided, replied to, settled; each step an act."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from onedoor.audit.models import Act
from onedoor.base import files
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.sealing.keys import Key
from onedoor.dossiers.errors import FileKindNotAccepted, TooManyFiles
from onedoor.quality import operations, queries
from onedoor.quality.errors import HandedIn, NoSuchRating, NotAllRated, NotNow, RemarkNeeded
from onedoor.quality.models import AssessedPortal, Evidence, FinalRating, Rating
from onedoor.quality.terms.assessments import How, Stage, View
from tests.dossiers.conftest import picture
from tests.quality.experts import (
    NOON,
    PORTAL,
    appointed,
    coordinator,
    handed_in,
    leader,
    opened,
    rated,
    seats,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
MONTH = date(2026, 11, 1), date(2026, 11, 30)
People = dict[UUID, Actor]


def verbs(portal: AssessedPortal) -> list[str]:
    found = Act.objects.filter(subject=f"assessed_portal:{portal.id}").order_by("sequence")
    return [verb.removeprefix("quality.") for verb in found.values_list("verb", flat=True)]


def test_until_both_have_handed_in_neither_sees_the_other(portal: AssessedPortal, people: People) -> None:
    (one, first), (two, second), (_, third) = seats(portal, people)
    rated(one, first, {})
    operations.hand_in(one.id, by=first)
    rated(two, second, {"Z6-1": "0"})
    theirs = Evidence.objects.filter(assessment=one).latest("uploaded_at")
    mine = Evidence.objects.filter(assessment=two).latest("uploaded_at")

    assert queries.evidence(mine.id, seen_by=second)[1] == picture()
    for by in (second, third, coordinator(), leader()):
        for ask in (
            lambda by=by: queries.evidence(theirs.id, seen_by=by),
            lambda by=by: queries.assessed_portal(portal.id, seen_by=by),
            lambda by=by: queries.own_assessment(one.id, seen_by=by),
            lambda by=by: operations.rate(one.id, "Z6-1", "0", "", by=by),
            lambda by=by: operations.adjudicate(portal.id, "Z6-1", "0", "x", by=by),
            lambda by=by: operations.reply(portal.id, "Z6-1", "x", by=by),
        ):
            with pytest.raises(NotFound):
                ask()
    assert queries.portals_to_decide(seen_by=third) == ()
    assert queries.portals_of_agency(seen_by=leader()) == ()
    round_ = queries.assessment_round(portal.round_id, seen_by=coordinator())
    assert round_.whole.n == 0
    assert round_.portals[0].handed_in == 1

    operations.hand_in(two.id, by=second)
    assert queries.evidence(theirs.id, seen_by=second)[1] == picture()
    assert queries.assessed_portal(portal.id, seen_by=third).open == ("Z6-1",)
    with pytest.raises(NotFound):
        queries.assessed_portal(portal.id, seen_by=leader())


def lacking(refusal: NotAllRated) -> tuple[object, ...]:
    criteria = refusal.facts["criteria"]
    assert isinstance(criteria, tuple)
    return criteria


def test_only_what_is_complete_is_handed_in_and_then_it_stays(portal: AssessedPortal, people: People) -> None:
    seat, by = seats(portal, people)[0]
    with pytest.raises(NotAllRated) as refusal:
        operations.hand_in(seat.id, by=by)
    assert len(lacking(refusal.value)) == 6
    rated(seat, by, {"Z6-2": "nf"}, shown=False)
    with pytest.raises(NotAllRated) as refusal:
        operations.hand_in(seat.id, by=by)
    assert "Z6-2" not in lacking(refusal.value)
    rated(seat, by, {"Z6-2": "nf"})
    operations.rate(seat.id, "Z6-2", "unable", "", by=by)
    with pytest.raises(NotAllRated):
        operations.hand_in(seat.id, by=by)
    operations.rate(seat.id, "Z6-2", "unable", "Máy hỏng", by=by)
    operations.hand_in(seat.id, by=by)
    kept = Evidence.objects.filter(assessment=seat).latest("uploaded_at")
    for change in (
        lambda: operations.rate(seat.id, "Z6-1", "0", "", by=by),
        lambda: operations.hand_in(seat.id, by=by),
        lambda: operations.show_evidence("Z6-1", "a.jpg", picture(), by=by, assessment=seat.id),
        lambda: operations.take_back_evidence(kept.id, by=by),
    ):
        with pytest.raises(HandedIn):
            change()
    act = Act.objects.get(verb="quality.hand_in")
    assert len(act.facts["ratings"]) == 64
    assert "2" not in act.facts.values()


def test_a_rating_is_one_of_the_scale(portal: AssessedPortal, people: People) -> None:
    seat, by = seats(portal, people)[0]
    for value in ("3", "na", "", "x"):  # A notice always applies.
        with pytest.raises(NoSuchRating):
            operations.rate(seat.id, "Z6-1", value, "", by=by)
    with pytest.raises(NotFound):
        operations.rate(seat.id, "C7-1", "2", "", by=by)  # Not of this round.
    operations.rate(seat.id, "Z6-1", "2", "Có", by=by)
    operations.rate(seat.id, "Z6-1", "1", "Xem lại", by=by)
    assert [(one.value, one.remark) for one in Rating.objects.all()] == [("1", "Xem lại")]


def test_evidence_is_looked_at_and_limited_and_can_be_taken_back(
    portal: AssessedPortal, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat, by = seats(portal, people)[0]
    stored, store = list[str](), files.store

    def noted(chunks: Iterable[bytes], key: Key) -> files.StoredFile:
        made = store(chunks, key)
        stored.append(made.stored_as)
        return made

    monkeypatch.setattr(files, "store", noted)
    with pytest.raises(FileKindNotAccepted):
        operations.show_evidence("Z6-1", "a.exe", b"MZ" + b"0" * 200, by=by, assessment=seat.id)
    made = [operations.show_evidence("Z6-1", "trang/1.jpg", picture(), by=by, assessment=seat.id) for _ in range(5)]
    with pytest.raises(TooManyFiles):
        operations.show_evidence("Z6-1", "a.jpg", picture(), by=by, assessment=seat.id)
    assert (len(stored), len(set(stored) & set(_lying()))) == (6, 5), "what was refused leaves no bytes"
    row, content = queries.evidence(made[0], seen_by=by)
    assert (row.name, row.media_type, content) == ("trang_1.jpg", "image/jpeg", picture())
    operations.take_back_evidence(made[0], by=by)
    with pytest.raises(NotFound):
        queries.evidence(made[0], seen_by=by)
    with pytest.raises(NotFound):
        operations.take_back_evidence(made[1], by=seats(portal, people)[1][1])
    with pytest.raises(NotFound):
        operations.show_evidence("Z6-1", "a.jpg", picture(), by=by)
    assert verbs(portal) == ["show_evidence"] * 5 + ["take_back_evidence"]


def _lying() -> list[str]:
    return [name for folder in files.folders() for name in files.names(folder)]


def test_what_both_say_goes_to_the_agency_at_once(portal: AssessedPortal, people: People) -> None:
    handed_in(portal, people, {"Z6-1": "0"}, {"Z6-1": "1"})
    assert portal.reply_until == date(2026, 12, 7)
    seen = queries.assessed_portal(portal.id, seen_by=leader())
    assert (seen.stage, seen.view, seen.answers) == (Stage.REPLYING, View.AGENCY, True)
    assert [one.final.value for one in seen.criteria if one.final] == ["0", "2", "2", "2", "2", "2"]
    assert {one.final.how for one in seen.criteria if one.final} == {How.AGREED}
    assert verbs(portal)[-2:] == ["hand_in", "finish_assessment"]
    assert not queries.assessed_portal(portal.id, seen_by=coordinator()).answers


def test_the_third_decides_and_says_why(portal: AssessedPortal, people: People) -> None:
    handed_in(portal, people, {"Z6-1": "0", "Z6-2": "1"}, {"Z6-3": "unable"})
    third = seats(portal, people)[2][1]
    assert queries.assessed_portal(portal.id, seen_by=third).open == ("Z6-1", "Z6-2", "Z6-3")
    assert [one.id for one in queries.portals_to_decide(seen_by=third)] == [portal.id]
    with pytest.raises(RemarkNeeded):
        operations.adjudicate(portal.id, "Z6-1", "0", " ", by=third)
    with pytest.raises(NoSuchRating):
        operations.adjudicate(portal.id, "Z6-1", "7", "Vì", by=third)
    with pytest.raises(NotNow):
        operations.adjudicate(portal.id, "Z6-4", "0", "Vì", by=third)  # They agree.
    for name in ("Z6-1", "Z6-2"):
        operations.adjudicate(portal.id, name, "1", "Chỉ ghi theo quy định", by=third)
    with pytest.raises(NotAllRated):
        operations.tell_agency(portal.id, by=third)
    operations.adjudicate(portal.id, "Z6-3", "2", "Có ở mục 4", by=third)
    for by in (seats(portal, people)[0][1], coordinator()):
        with pytest.raises(NotFound):
            operations.tell_agency(portal.id, by=by)
    operations.tell_agency(portal.id, by=third)
    with pytest.raises(NotNow):
        operations.tell_agency(portal.id, by=third)
    with pytest.raises(NotNow):
        operations.adjudicate(portal.id, "Z6-1", "2", "Vì", by=third)
    [first, *_] = queries.assessed_portal(portal.id, seen_by=leader()).criteria
    assert first.final is not None
    assert (first.final.value, first.final.how, first.final.reason) == ("1", How.ADJUDICATED, "Chỉ ghi theo quy định")
    assert first.differs


def test_the_agency_replies_and_is_answered(portal: AssessedPortal, people: People, noon: Any) -> None:
    handed_in(portal, people, {"Z6-1": "0"}, {"Z6-1": "0"})
    boss, third = leader(), seats(portal, people)[2][1]
    auditor = appointed("Kiểm", PORTAL, Role.AUDITOR)
    with pytest.raises(NotFound):
        operations.reply(portal.id, "Z6-1", "Có mà", by=auditor)  # Reads, and does not speak for it.
    with pytest.raises(RemarkNeeded):
        operations.reply(portal.id, "Z6-1", "", by=boss)
    operations.reply(portal.id, "Z6-1", "Có ở cuối trang", by=boss)
    proof = operations.show_evidence("Z6-1", "cuoi-trang.jpg", picture(), by=boss, portal=portal.id)
    with pytest.raises(NotNow):
        operations.adjudicate(portal.id, "Z6-1", "2", "Đã xem", by=third)  # Not before the agency's term is over.
    noon.shift(timedelta(days=11))
    with pytest.raises(NotNow):
        operations.reply(portal.id, "Z6-2", "Muộn", by=boss)
    assert operations.settle_assessments() == 0, "a reply waits for its answer"
    assert queries.evidence(proof, seen_by=third)[0].name == "cuoi-trang.jpg"
    assert queries.assessed_portal(portal.id, seen_by=third).open == ("Z6-1",)
    with pytest.raises(NotNow):
        operations.adjudicate(portal.id, "Z6-2", "0", "Không ai hỏi", by=third)
    operations.adjudicate(portal.id, "Z6-1", "2", "Đúng là có ở cuối trang", by=third)
    seen = queries.assessed_portal(portal.id, seen_by=boss)
    assert seen.stage is Stage.SETTLED
    assert [one.value for one in seen.criteria[0].decided] == ["0", "2"]
    assert seen.criteria[0].reply is not None
    assert verbs(portal)[-4:] == ["reply", "show_evidence", "adjudicate", "settle_assessment"]


def test_silence_settles_after_the_term_and_having_nothing_to_say_at_once(people: People, noon: Any) -> None:
    one, two = AssessedPortal.objects.filter(round=opened("H26", "G12")).order_by("agency")
    for portal in (one, two):
        handed_in(portal, people, {}, {})
    operations.end_reply(one.id, by=leader("G12"))
    one.refresh_from_db()
    assert one.settled_at == NOON
    with pytest.raises(NotNow):
        operations.end_reply(one.id, by=leader("G12"))
    noon.shift(timedelta(days=10))
    assert operations.settle_assessments() == 0
    noon.shift(timedelta(days=1))
    assert operations.settle_assessments() == 1
    assert Act.objects.filter(verb="quality.settle_assessment").count() == 2


def test_the_table_keeps_what_the_operations_promise(portal: AssessedPortal, people: People) -> None:
    seat, by = seats(portal, people)[0]
    for wrong in (
        lambda: portal.assessments.create(place=2, officer=uuid4(), name="X"),
        lambda: portal.assessments.create(place=4, officer=uuid4(), name="X"),
        lambda: FinalRating.objects.create(
            portal=portal, criterion="Z6-1", how="adjudicated", value="1", decided_by=by.id, decided_at=NOON
        ),
        lambda: AssessedPortal.objects.filter(id=portal.id).update(finished_at=NOON),
        lambda: AssessedPortal.objects.create(round=portal.round, agency=portal.agency, address=""),
    ):
        _refused(wrong)
    assert seat.portal_id == portal.id


def _refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong()
