"""Paper at a counter: taken in where nothing forbids it, refused where a measure does, whatever a page shows."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from onedoor.audit import queries as audit
from onedoor.base.actor import Actor
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers import queries as found
from onedoor.dossiers.models import Dossier, Draft
from onedoor.programme import errors, operations, queries
from onedoor.programme.models import Arrival
from onedoor.programme.terms.paperless import Outcome, PaperBrought
from tests.dossiers.conftest import ANSWERS, BIRTH, MONDAY, OTHER_WARD, WARD, Cast, picture
from tests.programme.test_paperless import wanted

FRIDAY = MONDAY + timedelta(days=4)
MAI = PaperBrought(BIRTH, "Nguyễn Thị Mai", "001194012345")


def typing(arrival_id: UUID, by: Actor) -> Actor:
    acting = queries.at_counter(arrival_id, by)
    assert acting is not None
    return acting


def test_paper_becomes_a_dossier_of_who_brought_it(cast: Cast) -> None:
    made = operations.take_in_paper(MAI, by=cast.lan)

    acting, row = typing(made, cast.lan), Arrival.objects.get()
    assert (row.outcome, row.measure_id, row.person) == ("taken", None, cast.mai.id)
    assert [one.id for one in queries.to_type_in(seen_by=cast.lan)] == [made]
    assert row.draft is not None
    with pytest.raises(NotFound):  # While it is being typed in it is the counter's.
        found.draft(row.draft, seen_by=cast.mai)
    assert found.drafts(seen_by=cast.mai) == ()
    with pytest.raises(NotAllowed):
        dossiers.choose_agency(row.draft, OTHER_WARD, by=acting)
    dossiers.save_answers(row.draft, ANSWERS, by=acting)
    dossiers.attach(row.draft, "birth_notice", "giay chung sinh.jpg", [picture()], by=acting)
    code = dossiers.submit(row.draft, by=acting)

    dossier = Dossier.objects.get()
    assert (dossier.channel, dossier.owner, dossier.agency) == ("counter", cast.mai.id, WARD)
    assert dossier.steps.get().by_quality == "counter"
    assert found.dossier(code, seen_by=cast.mai).code == code
    assert queries.to_type_in(seen_by=cast.lan) == ()
    assert [one.code for one in queries.arrivals_today(seen_by=cast.lan)] == [code]
    assert [act.verb for act in audit.acts(f"arrival:{made}")] == ["programme.arrival"]


def test_a_measure_refuses_paper_in_the_operation(cast: Cast) -> None:
    [measure] = operations.announce(wanted(), by=cast.hoa)
    with time_machine.travel(FRIDAY, tick=False):
        with pytest.raises(errors.PaperNotTaken) as refused:
            operations.take_in_paper(MAI, by=cast.lan)
        assert refused.value.facts["number"] == "12/KH-UBND"
        with pytest.raises(errors.NoSuchException):  # The document does not name that one.
            operations.take_in_paper(PaperBrought(BIRTH, MAI.name, MAI.number, "no_identity", "Chưa có"), by=cast.lan)
        assert not Draft.objects.exists()
        assert not Arrival.objects.exists()

        outage = PaperBrought(BIRTH, MAI.name, MAI.number, "system_down", "Cổng không vào được từ 8 giờ")
        operations.take_in_paper(outage, by=cast.lan)
        operations.note_arrival(BIRTH, Outcome.HELPED, by=cast.lan)
        operations.note_arrival(BIRTH, Outcome.LEFT, by=cast.lan)

        assert {one.outcome for one in queries.arrivals_today(seen_by=cast.lan)} == {"exception", "helped", "left"}
        assert set(Arrival.objects.values_list("measure", flat=True)) == {measure}
        operations.take_in_paper(PaperBrought("1.000656", MAI.name, MAI.number), by=cast.lan)  # Another service.


def test_an_exception_needs_something_to_be_made_from(cast: Cast) -> None:
    with pytest.raises(errors.PaperTaken):
        operations.take_in_paper(PaperBrought(BIRTH, MAI.name, MAI.number, "system_down", "Hỏng"), by=cast.lan)


def test_a_counter_is_of_its_agency_and_its_officers(cast: Cast) -> None:
    made = operations.take_in_paper(MAI, by=cast.lan)
    row = Arrival.objects.get()

    assert queries.at_counter(made, cast.minh) is None
    assert queries.at_counter(made, cast.duc) is None  # Who handles takes nothing in.
    assert queries.at_counter(uuid4(), cast.lan) is None
    with pytest.raises(NotFound):
        queries.arrival(made, seen_by=cast.minh)
    for by in (cast.duc, cast.hoa, cast.mai):
        with pytest.raises(NotFound):
            operations.take_in_paper(MAI, by=by)
        with pytest.raises(NotFound):
            operations.note_arrival(BIRTH, Outcome.LEFT, by=by)
    with pytest.raises(NotFound):  # Paper that was taken has its own operation, which asks whether it may be.
        operations.note_arrival(BIRTH, Outcome.TAKEN, by=cast.lan)
    other = typing(
        operations.take_in_paper(PaperBrought(BIRTH, "Trần Văn Hùng", "001090054321"), by=cast.lan), cast.lan
    )
    assert row.draft is not None
    with pytest.raises(NotFound):
        found.draft(row.draft, seen_by=other)


def test_the_channel_follows_from_who_acts(cast: Cast) -> None:
    """It is no argument: a counter's actor comes from an arrival, and nobody else begins a dossier from paper."""
    assert dossiers.start(BIRTH, by=cast.mai, agency=WARD).channel == "online"
    acting = typing(operations.take_in_paper(MAI, by=cast.lan), cast.lan)
    with pytest.raises(NotFound):  # The intake names one procedure.
        dossiers.start("1.000656", by=acting, agency=WARD)
