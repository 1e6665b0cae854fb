"""A measure is announced, holds, and ends; each change is one act."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from onedoor.agencies import queries as agencies
from onedoor.audit import queries as audit
from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.base.errors import NotFound
from onedoor.programme import errors, operations, queries
from onedoor.programme.models import Measure
from onedoor.programme.terms.paperless import Basis, Days, MeasureWanted, Stand
from tests.dossiers.conftest import BIRTH, OTHER_WARD, WARD, Cast, officer

BASIS = Basis("12/KH-UBND", date(2026, 11, 20), "Kế hoạch thí điểm ngày không nhận hồ sơ giấy")
FRIDAYS = Days(date(2026, 11, 27), date(2026, 12, 25), weekdays=(4,))


def wanted(**more: Any) -> MeasureWanted:
    given: dict[str, Any] = {
        "agencies": (WARD,), "procedures": (BIRTH,), "days": FRIDAYS, "basis": BASIS, "exceptions": ("system_down",)
    }  # fmt: skip
    return MeasureWanted(**given | more)


def test_a_measure_from_its_announcement_to_its_end(cast: Cast) -> None:
    [made] = operations.announce(wanted(), by=cast.hoa)

    view = queries.measure(made, seen_by=cast.hoa)
    assert (view.stand, view.next_on, view.may_withdraw) == (Stand.AHEAD, date(2026, 11, 27), True)
    assert [one.agency for one in queries.announced(BIRTH, on=clock.today())] == [WARD]
    assert queries.announced("1.000656", on=clock.today()) == ()
    friday = clock.now() + timedelta(days=4)
    assert queries.forbids_paper(BIRTH, at=friday, seen_by=cast.lan) == view.measure
    assert queries.forbids_paper(BIRTH, at=friday - timedelta(days=1), seen_by=cast.lan) is None

    with pytest.raises(errors.ReasonNeeded):
        operations.withdraw_measure(made, " ", by=cast.hoa)
    operations.withdraw_measure(made, "Cổng phải bảo trì", by=cast.hoa)

    assert queries.measure(made, seen_by=cast.hoa).measure.reason == "Cổng phải bảo trì"
    assert queries.announced(BIRTH, on=clock.today()) == ()
    assert queries.forbids_paper(BIRTH, at=friday, seen_by=cast.lan) is None
    verbs = [act.verb for act in audit.acts(f"measure:{made}")]
    assert verbs == ["programme.announce", "programme.withdraw_measure"]
    with pytest.raises(errors.PaperlessOver):
        operations.withdraw_measure(made, "Lần nữa", by=cast.hoa)
    operations.announce(wanted(), by=cast.hoa)  # What was withdrawn is in nobody's way.


def test_who_may_announce_and_see(cast: Cast) -> None:
    kien = officer("kien", "Đinh Trung Kiên", "H26", Role.LEADER)
    for by, places in ((cast.lan, (WARD,)), (cast.hoa, (OTHER_WARD,)), (cast.hoa, ())):
        with pytest.raises(NotFound):
            operations.announce(wanted(agencies=places), by=by)
    below = tuple(one.code for one in agencies.agencies() if one.parent == "H26" and one.kind.value == "commune")[:2]
    made = operations.announce(wanted(agencies=below, procedures=()), by=kien)

    assert len(made) == len(queries.measures(seen_by=kien)) == 2
    assert {one.measure.agency for one in queries.measures(seen_by=kien)} == set(below)
    for measure_id in made:
        with pytest.raises(NotFound):
            operations.withdraw_measure(measure_id, "Không phải của tôi", by=cast.hoa)
    with pytest.raises(NotFound):
        queries.measures(seen_by=cast.lan)


def test_what_is_refused_leaves_nothing(cast: Cast) -> None:
    operations.announce(wanted(), by=cast.hoa)
    for more, refusal in (
        ({}, errors.PaperlessOverlaps),
        ({"procedures": ()}, errors.PaperlessOverlaps),
        ({"procedures": ("1.000000",)}, errors.PaperlessNotOnline),
        ({"basis": Basis("", BASIS.signed_on, "")}, errors.BasisMissing),
        ({"exceptions": ("rain",)}, errors.NoSuchException),
        ({"days": Days(clock.today(), clock.today())}, errors.PaperlessTooSoon),
    ):
        with pytest.raises(refusal):
            operations.announce(wanted(**more), by=cast.hoa)
    assert Measure.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.update(citation="")
