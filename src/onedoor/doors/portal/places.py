"""Places as a person chooses them: province, then commune, in the reader's language."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries
from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.catalogue import rules

ABROAD = "abroad"


def _language() -> str:
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def provinces() -> tuple[tuple[str, str], ...]:
    """The provinces of today, and "abroad" last."""
    english = _language() == "en"
    found = tuple((area.code, area.name_en if english else area.name_vi) for area in queries.provinces(clock.today()))
    return (*found, (ABROAD, _("Ở nước ngoài")))


def communes(province: str) -> tuple[tuple[str, str], ...]:
    """The communes of a province today."""
    english = _language() == "en"
    found = queries.communes(province, clock.today())
    return tuple((area.code, area.name_en if english else area.name_vi) for area in found)


def province_of(commune: str) -> str:
    """The province in which a commune lies; nothing where the code is unknown."""
    if not commune:
        return ""
    try:
        return queries.area(commune, clock.today()).parent_code
    except NotFound:
        return ""


def area_words(code: str) -> str:
    """A commune with its province in words: "Phường Ba Đình, Thành phố Hà Nội"."""
    try:
        area = queries.area(code, clock.today())
        province = queries.area(area.parent_code, clock.today()) if area.parent_code else None
    except NotFound:
        return code
    names = [area, *([province] if province else [])]
    return ", ".join(one.name_en if _language() == "en" else one.name_vi for one in names)


def countries() -> tuple[tuple[str, str], ...]:
    """Countries other than this one, by ISO 3166 code."""
    english = _language() == "en"
    return tuple((code, name_en if english else name_vi) for code, name_vi, name_en in rules.COUNTRIES)


def country_words(code: str) -> str:
    """The country's name."""
    return rules.country_name(code, _language())
