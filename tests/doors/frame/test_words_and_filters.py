"""Numbers, days and states as people write them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from onedoor.base.actor import Role
from onedoor.catalogue.terms import Text
from onedoor.doors.frame import words
from onedoor.doors.frame.components import FormField, errors_of
from onedoor.doors.frame.icons import ICONS
from onedoor.doors.frame.templatetags import frame
from onedoor.dossiers.terms import DeliveryState, DocumentKind, Outcome, PaymentState, State, TimeLeft, Turn


def test_money_has_dots() -> None:
    assert frame.money(20_000) == "20.000\u00a0đ"
    assert frame.money(0) == "0\u00a0đ"
    assert frame.money(None) == ""


def test_days_and_moments_are_local() -> None:
    late = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
    assert frame.day(late) == "24/11/2026"
    assert frame.moment(late) == "24/11/2026, 00:30"
    assert frame.day(date(2026, 2, 1)) == "01/02/2026"
    assert frame.day("1958-03") == "03/1958"
    assert frame.day(None) == frame.moment(None) == ""


def test_durations_are_words() -> None:
    with translation.override("vi"):
        assert frame.amount(3, "working_day") == "3 ngày làm việc"
        assert frame.minutes(90) == "1 giờ 30 phút"
        assert frame.sex("female") == "Nữ"
    with translation.override("en"):
        assert frame.amount(1, "working_day") == "1 working day"
        assert frame.minutes(5) == "5 minutes"


def test_texts_are_localized() -> None:
    with translation.override("en"):
        assert frame.localized(Text(vi="Khai sinh", en="Birth")) == "Birth"
        assert frame.localized({"vi": "Khai sinh", "en": ""}) == "Khai sinh"
        assert frame.localized("Khai sinh") == "Khai sinh"
        assert frame.localized(None) == ""


@pytest.mark.parametrize("kind", [State, Turn, TimeLeft, PaymentState, DeliveryState, Outcome, DocumentKind, Role])
def test_every_state_has_a_word(kind: type[State]) -> None:
    for value in kind:
        word = words.word_for(value)
        assert word.vi
        assert word.en
        assert word.colour in {"", "grey", "green", "amber", "lotus"}


def test_there_is_an_icon_for_each_life_event() -> None:
    assert {"family", "residence", "vehicle", "business", "home", "identity"} <= set(ICONS)


def test_the_error_summary_leads_to_the_wrong_part_of_a_date() -> None:
    wrong = FormField("born", "Ngày sinh", "date", {"day": "1"}, error="Thiếu năm.", wrong_parts=("year",))
    whole = FormField("wed", "Ngày cưới", "date", error="Chưa có ngày.")
    assert [error.target for error in errors_of(wrong, whole, FormField("name", "Tên"))] == ["born-year", "wed-day"]
    assert [part.wrong for part in wrong.date_parts] == [False, False, True]
    assert all(part.wrong for part in whole.date_parts)
