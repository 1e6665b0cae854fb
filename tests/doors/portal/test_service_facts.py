"""What a service page says of time really taken, in words."""

import pytest
from django.utils import translation

from onedoor.doors.portal.service_facts import measured_words
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
