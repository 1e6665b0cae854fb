"""A leader sees what costs people most hours, and which of the agency's patterns ask for a look."""

import pytest
import time_machine

from onedoor.base.actor import Role
from onedoor.quality.operations.tallying import tally
from tests.quality.test_observing import an_attempt
from tests.stories.office.money import Office
from tests.stories.portal.conftest import MONDAY


@pytest.fixture
def hoa(db: None) -> Office:
    return Office("Đỗ Thị Hoa", Role.LEADER, agency="H26.00073")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_causes_by_hours_lead_to_their_attempts(db: None, language: str) -> None:
    with time_machine.travel(MONDAY, tick=True):
        office = Office("Đỗ Thị Hoa", Role.LEADER, agency="H26.00073", language=language)
        made = [an_attempt("completed") for _ in range(40)] + [an_attempt("abandoned", cause="Q02") for _ in range(12)]
        tally([], made)
        said = office.opens("quality/next")

        assert "Q02" in said
        assert "12 / 52" in said
        assert "cause=Q02" in office.page
        assert "n = 12" in office.opens("quality/attempts", cause="Q02", procedure="1.001193")


def test_where_nothing_failed_the_pages_say_so(hoa: Office) -> None:
    assert "Trong kỳ này chưa có lần nộp nào không trọn vẹn" in hoa.opens("quality/next")
    assert "Trong kỳ này chưa có gì để xem" in hoa.opens("quality/signals")
