"""Anybody looks up how good services are: by name, with intervals, never a few people, and honest where nothing is."""

import csv
import io
import json
from datetime import date

import pytest

from onedoor.base.actor import Role
from onedoor.quality import operations, pack_files, queries
from onedoor.quality.operations.tallying import tally
from onedoor.quality.rules import reporting
from onedoor.quality.rules.rolling import Ratio, rolled_up
from onedoor.quality.terms import Observation, Source, Standing
from tests.quality.test_observing import an_attempt
from tests.stories.office.money import Office
from tests.stories.portal.visitor import Visitor

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
WARD, BIRTH = "H26.00073", "1.001193"


@pytest.fixture
def anybody(monday: None) -> Visitor:
    return Visitor()


SMALL = ("T1", "H17", 17, 17)
"""Large enough to be told, but a smaller one would follow from it."""


def measured(*ratios: tuple[str, str, int, int]) -> None:
    rows = [Ratio(indicator, agency, BIRTH, x, n, "dossiers") for indicator, agency, x, n in ratios]
    operations.store(rolled_up(rows, FIRST, LAST))


def attempted(completed: int, abandoned: int, cause: str = "Q02") -> None:
    made = [an_attempt("completed") for _ in range(completed)]
    made += [an_attempt("abandoned", cause=cause, last_step="birth_notice") for _ in range(abandoned)]
    tally([], made)
    operations.observe(FIRST, LAST)


def test_where_nothing_is_measured_the_page_says_so(anybody: Visitor) -> None:
    anybody.open("/quality/")
    assert "Nơi này chưa đo được gì về cơ quan nào" in anybody.said
    anybody.open("/quality/?of=procedure")
    assert "Nơi này chưa đo được gì về dịch vụ nào" in anybody.said
    anybody.open("/quality/agencies/H26")
    assert "Chưa đo được gì về cơ quan này" in anybody.said


def test_agencies_stand_by_name_with_their_interval_and_the_ranks_they_may_have(anybody: Visitor) -> None:
    measured(("T1", "H29", 190, 200), ("T1", "H26", 100, 200), ("T1", "H24", 9, 9), ("T1", "H26.00073", 30, 40), SMALL)
    anybody.open("/quality/")
    said = anybody.said

    assert said.index("Bắc Ninh") < said.index("Hà Nội") < said.index("Hồ Chí Minh")
    assert "54,2" in said  # Hà Nội with its ward: 130 of 240.
    assert "1 – 1" in said
    assert "2 – 2" in said
    assert said.count("không công bố") == 3  # Two places, and the rule.
    assert "100,0" not in said, "nine of nine are nine people, and seventeen give them away"
    assert "2 trên 34 tỉnh, thành phố có số liệu" in said
    assert "T1@1" in said


def test_one_service_tells_where_people_stop_and_how_each_figure_is_made(anybody: Visitor) -> None:
    attempted(40, 20)
    anybody.open(f"/quality/services/{BIRTH}")
    said = anybody.said

    assert "40 trên 60" in said
    assert "Giấy chứng sinh" in said
    assert "M1@1" in said
    assert "Có thể sai ở đâu:" in said
    assert "Chưa xếp loại" in said


def test_causes_are_told_of_a_province_and_not_of_its_wards(anybody: Visitor) -> None:
    attempted(40, 20)
    anybody.open("/quality/agencies/H26")
    assert "Thủ tục phức tạp" in anybody.said
    anybody.open(f"/quality/agencies/{WARD}")
    assert "Thủ tục phức tạp" not in anybody.said
    assert "Nguyên nhân được công bố từ cấp tỉnh, bộ trở lên" in anybody.said


def test_a_few_people_are_not_told_of(anybody: Visitor) -> None:
    attempted(5, 4)
    anybody.open(f"/quality/services/{BIRTH}")

    assert "Dưới 10 lượt nộp đã ngã ngũ" in anybody.said
    assert "5 trên 9" not in anybody.said


def test_a_ranking_by_criteria_says_the_edition_and_the_gates(anybody: Visitor) -> None:
    best = {"ratio": 1.0, "identity": 100.0, "piecewise": 1.0, "linear": 0.0, "lognormal": 0.0}
    needed = [one for part in pack_files.profiles()["PQI"].dimensions for one in part.indicators]
    for agency, bad_cookies in (("H26", 0.0), ("H29", 1.0)):
        rows = [(one.id, best[one.curve.kind]) for one in needed] + [("G4", bad_cookies)]
        operations.store(
            Observation(code, 1, f"agency:{agency}", FIRST, LAST, Standing.MEASURED, Source.BROWSER, value)
            for code, value in rows
        )
    operations.make_report("PQI", "agency", FIRST, LAST)
    anybody.open("/quality/?by=PQI")

    assert "hạt giống mô phỏng 20261101" in anybody.said
    assert "PQI@1" in anybody.said
    assert "C G4" in anybody.said
    anybody.open("/quality/agencies/H29")
    assert "C · 86,0" in anybody.said


def test_who_may_see_the_records_is_led_to_them(anybody: Visitor) -> None:
    attempted(40, 20)
    for agency, role, led in (
        (WARD, Role.LEADER, True),
        (WARD, Role.HANDLER, False),
        ("H26.00070", Role.LEADER, False),
    ):
        officer = Office("Đỗ Thị Hoa", role, agency=agency)
        answer = officer.client.get(f"/quality/agencies/{WARD}")
        assert ("/office/quality/?first=2026-11-01" in answer.content.decode()) is led


def test_an_unknown_agency_or_service_is_not_there(anybody: Visitor) -> None:
    for path in ("agencies/H99", "services/9.999999"):
        anybody.open(f"/quality/{path}", status=404)


def test_what_is_older_can_be_chosen(anybody: Visitor) -> None:
    measured(("T1", "H26", 100, 200))
    older = rolled_up([Ratio("T1", "H26", BIRTH, 180, 200, "dossiers")], date(2026, 10, 1), date(2026, 10, 31))
    operations.store(older)
    anybody.open("/quality/?in=2026-10-01_2026-10-31")
    assert "90,0" in anybody.said
    anybody.open("/quality/?in=nonsense")
    assert "50,0" in anybody.said


def test_a_line_breaks_where_the_formula_changes_and_where_a_month_is_too_small(
    anybody: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = pack_files.indicators()
    newer = {("T1", 2): known["T1", 1].model_copy(update={"version": 2})}
    monkeypatch.setattr(pack_files, "indicators", lambda: dict(known) | newer)
    for month, n, version in ((3, 200, 1), (5, 200, 1), (6, 200, 1), (7, 4, 1), (8, 200, 1), (8, 200, 2), (9, 200, 2)):
        first, last = operations.days_of(date(2026, month, 1))
        ratios = [Ratio("T1", agency, BIRTH, n, n, "dossiers", version) for agency in ("H26", "H29", "H31")]
        operations.store(rolled_up(ratios, first, last))
    anybody.open("/quality/agencies/H26")
    page = anybody.answer.content.decode() if anybody.answer else ""

    # March, since April is missing; May and June; August by the old formula; August and September by the new.
    assert page.count("<polyline") == 4
    assert [page.count(f">{name}<") for name in ("T1@1", "T1@2")] == [4, 2]
    assert "07/2026</th>" not in page


def test_figures_are_taken_away_without_small_cells(anybody: Visitor) -> None:
    measured(("T1", "H26", 100, 200), ("T1", "H29", 4, 9), SMALL)
    rows = {
        row["scope"]: row for row in csv.DictReader(io.StringIO(body(anybody, "/quality/data.csv").decode("utf-8-sig")))
    }
    told = json.loads(body(anybody, "/quality/data.json"))
    api = json.loads(body(anybody, "/api/v1/quality?starts_on=2026-11-01&ends_on=2026-11-30&indicator=T1"))

    assert (rows["agency:H26"]["numerator"], rows["agency:H26"]["value"]) == ("100.0", "0.5")
    assert (rows["agency:H29"]["value"], rows["agency:H29"]["n"], rows["agency:H29"]["standing"]) == (
        "",
        "0",
        "not_measured",
    )
    assert {row["scope"] for row in told} == {row["scope"] for row in api} == set(rows)
    assert [row["value"] for row in api if row["scope"] == "agency:H29"] == [None]
    anybody.open("/quality/data.xml", status=404)


def test_a_report_is_handed_out_with_what_it_was_made_from(anybody: Visitor) -> None:
    measured(("T1", "H26", 100, 200))
    operations.make_report("SXI", "agency", FIRST, LAST)
    report = queries.newest("SXI", "agency")
    assert report is not None
    snapshot, said, pages = (
        body(anybody, f"/quality/reports/{report.id}/{kind}") for kind in ("snapshot", "json", "pdf")
    )

    assert reporting.report(snapshot.decode(), report.seed).encode() == said
    assert pages.startswith(b"%PDF-")
    anybody.open(f"/quality/reports/{report.id}/csv", status=404)


def body(anybody: Visitor, address: str) -> bytes:
    answer = anybody.client.get(address)
    assert answer.status_code == 200, answer.content
    return bytes(answer.content)
