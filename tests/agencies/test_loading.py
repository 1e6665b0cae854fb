"""Loading a pack, and changing days off."""

import csv
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from onedoor.agencies import operations, queries
from onedoor.agencies.errors import CodesDisappear, DataNotReadable
from onedoor.agencies.terms import AgencyKind, DayKind
from onedoor.audit import queries as audit
from onedoor.base.actor import SYSTEM
from tests.agencies.conftest import PACK

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "vietnam", ignore=shutil.ignore_patterns("procedures", "templates")))


def load_everything(pack: Path) -> None:
    for load in (operations.load_areas, operations.load_agencies, operations.load_calendar):
        load(pack)


def test_each_load_is_one_act() -> None:
    verbs = [act.verb for act in audit.acts("pack:vietnam")]
    assert verbs == ["agencies.load_areas", "agencies.load_agencies", "agencies.load_calendar"]


def test_an_unchanged_pack_is_skipped(pack: Path) -> None:
    assert operations.load_areas(pack).skipped
    assert operations.load_agencies(pack).skipped
    assert operations.load_calendar(pack).skipped
    assert len(list(audit.acts("pack:vietnam"))) == 3


def test_a_changed_file_is_loaded(pack: Path) -> None:
    path = pack / "agencies" / "ministries.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Ministry of Justice", "Justice Ministry"), encoding="utf-8"
    )
    loaded = operations.load_agencies(pack)
    assert not loaded.skipped
    assert queries.agency("G15").name_en == "Justice Ministry"


def test_a_code_on_record_never_disappears(pack: Path) -> None:
    path = pack / "agencies" / "ministries.csv"
    path.write_text(re.sub(r"^G15,.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    with pytest.raises(CodesDisappear) as refused:
        operations.load_agencies(pack)
    assert refused.value.facts["codes"] == ("G15",)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("areas/areas-provinces.csv", "2004-07-08", "long ago"),
        ("agencies/ministries.csv", "2020-07-22", ""),
        ("agencies/kinds.yaml", "kind: commune", "kind: hamlet"),
        ("agencies/kinds.yaml", "rules:", "rules: ["),
        ("calendar/days.csv", "holiday", "party"),
        ("calendar/hours.yaml", "Asia/Ho_Chi_Minh", "Asia/Atlantis"),
    ],
)
def test_a_faulty_file_is_refused_by_its_name(pack: Path, file: str, old: str, new: str) -> None:
    path = pack / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(DataNotReadable) as refused:
        load_everything(pack)
    assert refused.value.facts["file"] == path.name


def test_two_owners_of_one_code_on_one_day_are_refused_by_the_database() -> None:
    with (
        pytest.raises(IntegrityError, match="area_code_has_one_owner_a_day"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO agencies_area (code, valid_from, level, name_vi, name_en, folded, parent_code, mark, source) "
            "VALUES ('01', '2026-01-01', 'province', 'Hai', 'Two', 'hai', '', 'found', '')"
        )
    with (
        pytest.raises(IntegrityError, match="agency_code_is_an_identifier"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE agencies_agency SET code = 'X-1' WHERE code = 'G15'")


def test_a_holiday_added_later_is_known_at_once_and_stays_after_a_load(pack: Path) -> None:
    day = date(2026, 12, 31)
    assert day not in queries.calendar_of("H26").days_off
    operations.add_holiday(day, "Nghỉ cuối năm", by=SYSTEM)
    assert day in queries.calendar_of("H26").days_off
    path = pack / "calendar" / "days.csv"
    path.write_text(path.read_text(encoding="utf-8") + "2026-12-30,Wed,holiday,Nghỉ,Off,test\n", encoding="utf-8")
    operations.load_calendar(pack)
    assert {day, date(2026, 12, 30)} <= queries.calendar_of("H26").days_off
    assert [act.verb for act in audit.acts("calendar:national")] == ["agencies.add_holiday"]


def test_a_cancelled_day_is_as_its_weekday_also_after_a_load(pack: Path) -> None:
    day = date(2027, 2, 10)
    operations.cancel_day(day, by=SYSTEM)
    assert day not in queries.calendar_of("H26").days_off
    with (pack / "calendar" / "days.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["2027-12-31", "Fri", "holiday", "Nghỉ", "Off", "test"])
    operations.load_calendar(pack)
    assert day not in queries.calendar_of("H26").days_off
    operations.add_holiday(date(2027, 1, 9), "Làm bù", by=SYSTEM, kind=DayKind.MAKEUP_WORKDAY)
    assert date(2027, 1, 9) in queries.calendar_of("H26").makeup_days


def test_every_identifier_has_the_shape_of_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(*) FILTER (WHERE code ~ '^[0-9GH.]+$') FROM agencies_agency")
        total, shaped = cursor.fetchone()
    assert total == shaped
    assert {kind for kind in AgencyKind if queries.agencies(kind, date(2025, 2, 1))} == set(AgencyKind)
