"""What a service page says of fees and of time really taken, in words."""

from datetime import date

import pytest
from django.utils import translation

from onedoor.catalogue import queries
from onedoor.catalogue.terms import Channel
from onedoor.doors.portal.service_facts import fee_words, measured_words
from onedoor.dossiers.terms import MeasuredTime


@pytest.mark.parametrize(
    ("median", "vi", "en"),
    [
        (0.04, "1 ngày làm việc", "1 working day"),
        (2.0, "2 ngày làm việc", "2 working days"),
        (2.46, "2,5 ngày làm việc", "2.5 working days"),
    ],
)
def test_half_of_how_many_in_how_long(median: float, vi: str, en: str) -> None:
    measured = MeasuredTime(n=37, median_days=median, p90_days=5.0, in_time=35)
    with translation.override("vi"):
        assert measured_words(measured) == f"12 tháng qua: một nửa trong số 37 hồ sơ xong trong {vi}; 35 hồ sơ đúng hạn"
    with translation.override("en"):
        assert measured_words(measured) == f"Last 12 months: half of 37 dossiers were done within {en}; 35 were on time"


def test_nothing_measured_is_said_so() -> None:
    with translation.override("vi"):
        assert measured_words(None) == "Thực tế: chưa đủ hồ sơ để đo"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("procedure", "fee", "note"),
    [
        ("1.001193", "Miễn phí", "Có thể phải nộp thêm"),
        ("1.004222", "10.000\u00a0đ", ""),
        ("1.004194", "7.000\u00a0đ", "Tùy trường hợp"),
        ("3.000333", "200.000\u00a0đ", "Có thể phải nộp thêm"),
        ("1.001456", "200.000\u00a0đ đến 400.000\u00a0đ", "Tùy trường hợp"),
        ("2.000635", "8.000\u00a0đ một bản", ""),
        ("1.000656", "Tùy trường hợp", ""),
        ("1.004873", "Theo mức của địa phương", ""),
    ],
)
def test_a_fee_is_told_before_anything_is_asked(procedure: str, fee: str, note: str) -> None:
    on = date(2026, 11, 26)
    definition = queries.current_version(procedure, on).definition
    with translation.override("vi"):
        assert fee_words(definition, Channel.ONLINE, on) == (fee, note)
