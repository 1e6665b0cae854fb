"""Names that are the same."""

from onedoor.agencies import rules
from onedoor.agencies.terms import UnitKind


def test_a_tone_mark_may_stand_on_either_vowel() -> None:
    assert rules.same_name("Thanh Hóa", "Thanh Hoá")
    assert rules.same_name("HÒA BÌNH", "Hoà Bình")
    assert rules.same_name("Thừa Thiên – Huế", "Thừa Thiên-Huế")
    assert not rules.same_name("Hòa", "Hoa")
    assert not rules.same_name("Hòa", "Hóa")


def test_names_fold_to_plain_letters() -> None:
    assert rules.folded("Phường Văn Miếu - Quốc Tử Giám") == "phuong van mieu quoc tu giam"
    assert rules.folded("Đắk Lắk") == "dak lak"


def test_a_units_id_follows_from_its_agency() -> None:
    assert rules.unit_id("H26", UnitKind.LEADERS) == rules.unit_id("H26", UnitKind.LEADERS)
    assert rules.unit_id("H26", UnitKind.LEADERS) != rules.unit_id("H27", UnitKind.LEADERS)
