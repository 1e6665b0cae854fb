"""Search finds what people mean: without diacritics, with typing errors, in everyday words, in English."""

import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.text import fold
from onedoor.catalogue import operations, queries

Counting = Callable[[int], AbstractContextManager[object]]
pytestmark = pytest.mark.django_db

BIRTH, MARRIAGE, STATUS, DEATH = "1.001193", "1.000894", "1.004873", "1.000656"
PERMANENT, TEMPORARY, ABSENCE, STAY = "1.004222", "1.004194", "1.003677", "2.001159"
LICENCE, RECORD, HOUSEHOLD, BUILDING = "3.000347", "3.000333", "1.001612", "1.013225"
OLD_NUMBER, TAX = "1.012566", "1.008498"
PASSPORT, CARD = "1.001456", "1.014063"
ASKED = [
    ("lam giay khai sinh", BIRTH),
    ("làm giấy khai sinh", BIRTH),
    ("khai sihn", BIRTH),
    ("khai snh", BIRTH),
    ("giấy khai sinh cho con", BIRTH),
    ("birth certificate", BIRTH),
    ("brith certificate", BIRTH),
    ("Đăng ký khai sinh", BIRTH),
    ("dang ky khai sinh", BIRTH),
    ("dang ky ket hon", MARRIAGE),
    ("ket hôn", MARRIAGE),
    ("marriage", MARRIAGE),
    ("cuoi", MARRIAGE),
    ("giay doc than", STATUS),
    ("xac nhan doc than", STATUS),
    ("tình trạng hôn nhân", STATUS),
    ("khai tu", DEATH),
    ("giay chung tu", DEATH),
    ("so ho khau", PERMANENT),
    ("sổ hộ khẩu", PERMANENT),
    ("nhap khau", PERMANENT),
    ("dang ky thuong tru", PERMANENT),
    ("tam tru", TEMPORARY),
    ("KT3", TEMPORARY),
    ("tam vang", ABSENCE),
    ("luu tru", STAY),
    ("bang lai", LICENCE),
    ("doi bang lai xe", LICENCE),
    ("giay phep lai xe", LICENCE),
    ("driving licence", LICENCE),
    ("driving license", LICENCE),
    ("hộ chiếu", PASSPORT),
    ("ho chieu", PASSPORT),
    ("gia hạn hộ chiếu", PASSPORT),
    ("mất hộ chiếu", PASSPORT),
    ("passport", PASSPORT),
    ("căn cước", CARD),
    ("ly lich tu phap", RECORD),
    ("lý lịch tư pháp", RECORD),
    ("criminal record", RECORD),
    ("ho kinh doanh", HOUSEHOLD),
    ("mo cua hang", HOUSEHOLD),
    ("mo quan pho", HOUSEHOLD),
    ("xay nha", BUILDING),
    ("giay phep xay dung", BUILDING),
    ("cmnd 9 so", OLD_NUMBER),
    ("ma so thue", TAX),
    ("1.001193", BIRTH),
    ("KHAI SINH", BIRTH),
    ("khai  sinh!!!", BIRTH),
    ("toi muon lam giay khai sinh cho con toi thi lam the nao", BIRTH),
]


@pytest.mark.parametrize(("words", "procedure"), ASKED, ids=[words for words, _ in ASKED])
def test_the_right_service_comes_first(words: str, procedure: str) -> None:
    found = queries.services(words=words, on=clock.today())

    assert [card.procedure for card in found[:1]] == [procedure]


def test_without_words_all_in_force_come_by_title() -> None:
    cards = queries.services(on=date(2026, 11, 24))

    titles = [fold(card.title.vi) for card in cards]
    assert len(cards) >= 14
    assert titles == sorted(titles)
    assert titles != [fold(card.title.vi) for card in queries.services(language="en", on=date(2026, 11, 24))]


def test_a_life_event_narrows() -> None:
    cards = queries.services(life_event="vehicle", on=date(2026, 11, 24))

    assert {card.procedure for card in cards} == {LICENCE}
    assert queries.services(words="khai sinh", life_event="vehicle", on=date(2026, 11, 24)) == ()


def test_only_what_is_in_force_on_the_day_is_found() -> None:
    assert queries.services(on=date(2000, 1, 1)) == ()
    assert queries.services(words="khai sinh", on=date(2000, 1, 1)) == ()


@pytest.mark.parametrize("words", ["qwxz zxqw", "!!!", "---", "ĐĐĐĐĐ", "東京"])
def test_nothing_like_it_is_nothing(words: str) -> None:
    assert queries.services(words=words) == ()


def test_where_nothing_is_found_something_near_is_offered() -> None:
    assert queries.services(words="qkhaiq qsinhq") == ()
    assert queries.nearest("qkhaiq qsinhq")[0].procedure == BIRTH
    assert queries.nearest("lilich")[0].procedure == "3.000333"


@pytest.mark.parametrize("words", ["qwxz zxqw", "xyzabc", "visa"])
def test_a_chance_likeness_of_letters_is_not_offered(words: str) -> None:
    assert queries.nearest(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "\x00khai sinh",
        "\ud800 khai sinh",
        "khai ' | sinh",
        "khai & !sinh:*",
        "'; DROP TABLE catalogue_procedureversion; --",
        "\\",
        "%_%",
        "a" * 100_000,
        "khai " * 50_000,
        "x1.001193'",
        unicodedata.normalize("NFD", "Giấy khai sinh"),
        "١٢٣",
        "ﷺ" * 400,
    ],
    ids=range(13),
)
def test_hostile_words_are_words(words: str) -> None:
    assert len(queries.services(words=words)) <= 30
    assert len(queries.nearest(words)) <= 3


def test_words_are_found_soon_after_publishing() -> None:
    version = queries.current_version(BIRTH, date(2026, 11, 24))
    another = version.definition.model_copy(
        update={"procedure": "9.999999", "everyday_words": {"vi": ("giấy blorptak",)}}
    )
    assert queries.services(words="blorptak", on=date(2026, 11, 24)) == ()

    operations.publish(another, by=SYSTEM)

    assert queries.services(words="blorptac", on=date(2026, 11, 24))[0].procedure == "9.999999"


def test_one_search_costs_few_questions_to_the_database(django_assert_max_num_queries: Counting) -> None:
    queries.services(words="khai sinh", on=date(2026, 11, 24))

    with django_assert_max_num_queries(2):
        queries.services(words="khai sinh", on=date(2026, 11, 24))
