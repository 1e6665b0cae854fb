"""Who is in the demo register: the demo people, and some two thousand more that a seed invents."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from onedoor.connectors.demo.people import DemoPerson, people

Record = dict[str, object]

_FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
_MIDDLE = {"male": ("Văn", "Đức", "Minh", "Quang", "Hữu"), "female": ("Thị", "Ngọc", "Thu", "Thanh", "Bích")}
_GIVEN = {
    "male": ("An", "Bình", "Cường", "Dũng", "Hải", "Hùng", "Khoa", "Long", "Nam", "Phúc", "Sơn", "Tuấn"),
    "female": ("Anh", "Chi", "Dung", "Giang", "Hà", "Hoa", "Lan", "Linh", "Mai", "Nga", "Phương", "Trang"),
}
_ETHNICITIES = ("Kinh",) * 17 + ("Tày", "Mường", "Hoa")
_HOUSEHOLDS = 700
_SEED = 20231106


def records(pack: Path) -> dict[str, Record]:
    """Every record by its 12-digit number; the same in every run."""
    known = {person.citizen_number: _demo(person) for person in people(pack)}
    chance = random.Random(_SEED)  # noqa: S311  Made-up people need no secrecy.
    communes = _communes(pack)
    for household in range(_HOUSEHOLDS):
        for record in _family(chance, household, chance.choice(communes)):
            known.setdefault(str(record["SoDinhDanh"]), record)
    return known


def _demo(person: DemoPerson) -> Record:
    return _record(
        number=person.citizen_number,
        name=person.name,
        born=person.born,
        sex=person.sex,
        ethnicity=person.ethnicity,
        commune=person.commune,
        detail=person.detail,
        phone=person.phone,
    )


def _communes(pack: Path) -> list[str]:
    file = pack / "areas" / "areas-communes-from-2025.csv"
    if not file.exists():
        return [""]
    with file.open(encoding="utf-8", newline="") as lines:
        return [row["code"] for row in csv.DictReader(lines)]


def _family(chance: random.Random, household: int, commune: str) -> Iterator[Record]:
    family = chance.choice(_FAMILY)
    detail = f"Số {household % 300 + 1}, ngõ {household % 40 + 1}"
    year = chance.randint(1955, 1998)
    for number, (sex, born) in enumerate((("male", year), ("female", year + chance.randint(0, 5)))):
        named = family if number == 0 else chance.choice(_FAMILY)
        yield _somebody(chance, named, sex, born, commune, detail)
    if chance.random() < 0.8:
        child = min(year + chance.randint(22, 35), 2025)
        yield _somebody(chance, family, chance.choice(("male", "female")), child, commune, detail)


def _somebody(chance: random.Random, family: str, sex: str, year: int, commune: str, detail: str) -> Record:
    century = (0 if year < 2000 else 2) + (sex == "female")
    number = f"001{century}{year % 100:02d}{chance.randint(0, 999_999):06d}"
    year_only = year < 1960 and chance.random() < 0.5
    born = str(year) if year_only else f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    name = f"{family} {chance.choice(_MIDDLE[sex])} {chance.choice(_GIVEN[sex])}"
    return _record(
        number=number,
        name=name,
        born=born,
        sex=sex,
        ethnicity=chance.choice(_ETHNICITIES),
        commune=commune,
        detail=detail,
        phone="",
    )


def _record(
    *, number: str, name: str, born: str, sex: str, ethnicity: str, commune: str, detail: str, phone: str
) -> Record:
    """A record with the field names of the national register's answer."""
    return {
        "SoDinhDanh": number,
        "HoVaTen": name,
        "GioiTinh": "1" if sex == "male" else "2",
        "DanToc": ethnicity,
        "QuocTich": "Việt Nam",
        "NgayThangNamSinh": born.replace("-", ""),
        "NoiOHienTai": {"MaXa": commune, "ChiTiet": detail},
        "SoDienThoai": phone,
    }
