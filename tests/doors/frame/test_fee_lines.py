"""What is due, as pages show it, in the reader's language."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from onedoor.doors.frame.fee_lines import fee_lines
from tests.fees.tariffs import due, on_the_day

HOME, STATUS, DAY = "1.004222", "1.004873", date(2026, 11, 26)


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("vi", "nộp trực tuyến: 10.000 đ thay vì 20.000 đ, Thông tư 75/2022/TT-BTC"),
        ("en", "online: 10.000 instead of 20.000 đ, Circular 75/2022/TT-BTC"),
    ],
)
def test_a_line_says_why_it_costs_less(language: str, reason: str) -> None:
    assessment = due(HOME, "online", "2026-11-26", "G01.57.19804", fee_group="none")
    with translation.override(language):
        lines = fee_lines(assessment, on_the_day(HOME, DAY))
        page = render_to_string("frame/components/fee_lines.html", {"lines": lines})

    assert [(line.amount, line.reasons) for line in lines] == [(10_000, (reason,))]
    assert "10.000\xa0đ" in page
    assert reason in page


def test_what_is_missing_is_asked_for_by_its_question() -> None:
    definition = on_the_day(HOME, DAY)
    with translation.override("vi"):
        (open_question,) = fee_lines(due(HOME, "online", "2026-11-26"), definition)
        (provincial,) = fee_lines(due(STATUS, "counter", "2026-11-26", fee_group="none"), definition)

    assert open_question.reasons == ("Còn thiếu: Người đăng ký có thuộc nhóm được miễn lệ phí không?",)
    assert provincial.amount is None
    assert provincial.reasons == ("Theo mức của địa phương; cơ quan báo sau",)
