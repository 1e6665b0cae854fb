"""What the loaded pack answers about areas, agencies and working time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from onedoor.agencies import queries
from onedoor.agencies.rules import unit_id
from onedoor.agencies.terms import AgencyKind, UnitKind
from onedoor.base.errors import NotFound
from onedoor.base.working_time import TimeSpan, Unit, deadline

pytestmark = pytest.mark.django_db
ERA_A, ERA_B = date(2023, 8, 1), date(2026, 11, 24)


def test_there_were_63_provinces_and_are_34() -> None:
    assert len(queries.provinces(ERA_A)) == 63
    assert len(queries.provinces(ERA_B)) == 34
    assert len(queries.provinces(date(2025, 6, 30))) == 63
    assert len(queries.provinces(date(2025, 7, 1))) == 34
    assert queries.provinces(ERA_B)[0].name_vi == "Tỉnh An Giang", "sorted by name, not by type"


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("15", "Yên Bái", "Lào Cai"),
        ("24", "Bắc Giang", "Bắc Ninh"),
        ("44", "Quảng Bình", "Quảng Trị"),
        ("52", "Bình Định", "Gia Lai"),
        ("80", "Long An", "Tây Ninh"),
        ("82", "Tiền Giang", "Đồng Tháp"),
        ("91", "Kiên Giang", "An Giang"),
    ],
)
def test_seven_codes_changed_their_owner(code: str, before: str, after: str) -> None:
    assert queries.area(code, ERA_A).name_vi == f"Tỉnh {before}"
    assert queries.area(code, ERA_B).name_vi == f"Tỉnh {after}"


def test_an_area_knows_who_followed_it() -> None:
    assert queries.area("10", ERA_A).successors == ("15",)
    assert queries.area("02", ERA_A).successors == ("08",)
    assert queries.area("01", ERA_A).successors == ()
    with pytest.raises(NotFound):
        queries.area("10", ERA_B)


def test_cities_that_were_provinces() -> None:
    assert queries.area("46", date(2024, 12, 31)).name_vi == "Tỉnh Thừa Thiên Huế"
    assert queries.area("46", date(2025, 1, 1)).name_vi == "Thành phố Huế"
    assert queries.area("75", date(2026, 4, 29)).name_vi == "Tỉnh Đồng Nai"
    assert queries.area("75", date(2026, 4, 30)).name_vi == "Thành phố Đồng Nai"
    assert queries.agency("H19", date(2026, 4, 29)).name_vi == "Ủy ban nhân dân tỉnh Đồng Nai"
    assert queries.agency("H19", ERA_B).name_vi == "Ủy ban nhân dân thành phố Đồng Nai"


def test_communes_lie_in_provinces_now_and_in_districts_before() -> None:
    assert len(queries.communes("01", ERA_B)) == 126
    assert len(queries.communes("01", ERA_A)) > 500
    assert len(queries.communes("001", ERA_A)) == 13
    assert queries.area_name("00004", "vi", ERA_B) == "Phường Ba Đình, Thành phố Hà Nội"
    assert queries.area_name("00004", "vi", ERA_A) == "Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội"
    assert queries.area_name("00001", "en", ERA_B) == "Phuc Xa Ward, Ba Dinh Urban District, Ha Noi City"
    assert queries.area_name("99999") == "99999"


@pytest.mark.parametrize("words", ["ba dinh", "Ba Đình", "BA ĐÌNH", "phuong ba dinh", "ba ding"])
def test_communes_are_found_with_and_without_diacritics_and_with_a_slip(words: str) -> None:
    assert queries.communes("01", ERA_B, words)[0].name_vi == "Phường Ba Đình"


def test_spellings_of_one_name_find_the_same() -> None:
    assert queries.agencies(AgencyKind.PROVINCE, ERA_B, "Thanh Hoà") == queries.agencies(
        AgencyKind.PROVINCE, ERA_B, "thanh hóa"
    )
    assert queries.agencies(AgencyKind.PROVINCE, ERA_B, "thanh hoa")[0].code == "H56"


def test_there_were_22_ministries_and_are_17() -> None:
    assert len(queries.agencies(AgencyKind.MINISTRY, ERA_A)) == 22
    assert len(queries.agencies(AgencyKind.MINISTRY, ERA_B)) == 17
    assert queries.agency("G10", ERA_A).name_en == "Ministry of Agriculture and Rural Development"
    assert queries.agency("G10", ERA_B).name_en == "Ministry of Agriculture and Environment"


@pytest.mark.parametrize(
    ("area", "kind", "on", "code"),
    [
        ("01", AgencyKind.PROVINCE, ERA_B, "H26"),
        ("15", AgencyKind.PROVINCE, ERA_A, "H63"),
        ("15", AgencyKind.PROVINCE, ERA_B, "H38"),
        ("00004", AgencyKind.COMMUNE, ERA_B, "H26.00004"),
        ("00004", AgencyKind.COMMUNE_POLICE, ERA_B, "G01.26.00004"),
        ("00004", AgencyKind.PROVINCE_JUSTICE, ERA_B, "H26.11"),
        ("00004", AgencyKind.TAX_OFFICE, ERA_A, "G12.26"),
        ("00004", AgencyKind.DISTRICT, ERA_A, "H26.001"),
        ("00004", AgencyKind.PROVINCE_TRANSPORT, ERA_A, "H26.12"),
        ("00004", AgencyKind.PROVINCE_POLICE, ERA_B, "G01.26"),
    ],
)
def test_the_agency_of_a_place(area: str, kind: AgencyKind, on: date, code: str) -> None:
    assert [agency.code for agency in queries.agencies_at(area, kind, on)] == [code]


def test_there_are_no_districts_and_no_transport_departments_any_more() -> None:
    assert queries.agencies_at("00004", AgencyKind.DISTRICT, ERA_B) == ()
    assert queries.agencies_at("00004", AgencyKind.PROVINCE_TRANSPORT, ERA_B) == ()
    assert queries.agencies(AgencyKind.DISTRICT, ERA_B) == ()
    assert len(queries.agencies(AgencyKind.COMMUNE, ERA_B)) == 3321


def test_agencies_in_a_province_hold_those_of_its_communes() -> None:
    assert len(queries.agencies_in("01", AgencyKind.COMMUNE, ERA_B)) == 126
    assert len(queries.agencies_in("01", AgencyKind.DISTRICT, ERA_A)) == 30
    assert queries.agencies_in("01", AgencyKind.COMMUNE, ERA_B, "hoan kiem")[0].code == "H26.00070"
    assert [each.code for each in queries.agencies_in("01", AgencyKind.PROVINCE, ERA_B)] == ["H26"]


def test_an_agency_that_ended_is_still_told() -> None:
    assert queries.agency("H22").name_vi == "Ủy ban nhân dân tỉnh Hà Giang"
    assert queries.agency("H22").valid_to == date(2025, 6, 30)
    assert queries.agency("H26.00004").name("en") == "People's Committee of Ba Dinh Ward"
    assert queries.agency("H26.00004").parent == "H26"
    with pytest.raises(NotFound):
        queries.agency("H99")


def test_the_line_of_an_agency() -> None:
    assert queries.lineage("H60").predecessors == {"H22"}
    assert queries.lineage("H22").successors == {"H60"}
    assert "G05" in queries.lineage("G12").predecessors
    assert queries.lineage("H63").successors == {"H38"}


def test_every_agency_has_a_counter_a_handling_unit_and_leaders() -> None:
    units = queries.units("H26.00004")
    assert [unit.kind for unit in units] == [UnitKind.ONE_STOP, UnitKind.HANDLING, UnitKind.LEADERS]
    assert units[0].id == unit_id("H26.00004", UnitKind.ONE_STOP)
    assert queries.unit(units[2].id).name("en") == "Leaders"


def test_the_commune_police_receive_on_saturday_morning() -> None:
    police = queries.calendar_of("G01.26.00004", ERA_B)
    committee = queries.calendar_of("H26.00004", ERA_B)
    assert police.saturday == ((time(7), time(11, 30)),)
    assert committee.saturday == ()
    assert date(2026, 11, 24) in committee.days_off
    assert date(2026, 8, 22) in committee.makeup_days
    assert queries.special_days(2026)[0].day == date(2026, 1, 1)


def test_a_deadline_by_an_agencys_own_calendar() -> None:
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    calendar = queries.calendar_of("H26.00004", ERA_B)
    due = deadline(calendar, datetime(2026, 8, 21, 9, tzinfo=zone), TimeSpan(2, Unit.WORKING_DAY))
    assert due == datetime(2026, 8, 24, 9, tzinfo=zone)
