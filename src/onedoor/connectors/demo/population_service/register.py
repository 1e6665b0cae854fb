"""The people of the register: those of the demo, and families made by chance, the same ones at every start."""

import csv
import random
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from onedoor.connectors.demo.people import DemoPerson, people

_SEED = 20260701
_FAMILIES = 640
_YEAR = 2026
_SURNAMES = (
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
    "Lý",
)
_MEN = (
    "Anh",
    "Bảo",
    "Cường",
    "Dũng",
    "Duy",
    "Đạt",
    "Hải",
    "Huy",
    "Khang",
    "Khoa",
    "Long",
    "Minh",
    "Nam",
    "Sơn",
    "Tùng",
)
_WOMEN = (
    "An",
    "Bích",
    "Chi",
    "Diệp",
    "Giang",
    "Hà",
    "Hạnh",
    "Lan",
    "Linh",
    "Loan",
    "My",
    "Nga",
    "Nhung",
    "Uyên",
    "Vân",
)
_OF_MEN, _OF_WOMEN = ("Văn", "Đức", "Quang", "Minh", "Hữu"), ("Thị", "Ngọc", "Thu", "Thanh", "Mỹ")
_PEOPLES = (*("Kinh",) * 34, "Tày", "Thái", "Mường", "Khmer", "Mông", "Nùng")
_STREETS = (
    "Trần Phú",
    "Lê Lợi",
    "Quang Trung",
    "Hai Bà Trưng",
    "Nguyễn Du",
    "Phan Chu Trinh",
    "Bà Triệu",
    "Hùng Vương",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, as the register answers with it. `household` joins those who live together."""

    citizen_number: str
    name: str
    born: str
    sex: str
    ethnicity: str
    nationality: str
    residence_commune: str
    residence_detail: str
    phone: str
    household: str

    def told(self) -> Mapping[str, str]:
        """The record as JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Home:
    household: str
    commune: str
    province: str
    detail: str
    ethnicity: str


def entries(pack: Path) -> Mapping[str, Entry]:
    """Everybody whom the register knows, by number."""
    known = {entry.citizen_number: entry for entry in map(_of_demo, people(pack)) if entry.citizen_number}
    for entry in _families(_communes(pack)):
        known.setdefault(entry.citizen_number, entry)
    return known


def _of_demo(person: DemoPerson) -> Entry:
    return Entry(
        citizen_number=person.citizen_number,
        name=person.name,
        born=person.born,
        sex=person.sex,
        ethnicity=person.ethnicity,
        nationality=person.nationality,
        residence_commune=person.commune,
        residence_detail=person.detail,
        phone=person.phone,
        household=min(filter(None, (person.sub, person.spouse))),
    )


def _communes(pack: Path) -> list[tuple[str, str]]:
    """Code and province of each commune in force."""
    with (pack / "areas" / "areas-communes-from-2025.csv").open(encoding="utf-8", newline="") as file:
        return sorted((row["code"], row["parent_code"]) for row in csv.DictReader(file) if not row["valid_to"])


def _families(communes: list[tuple[str, str]]) -> Iterator[Entry]:
    chance = random.Random(_SEED)  # noqa: S311  The same people at every start is what we want.
    for number in range(_FAMILIES):
        commune, province = chance.choice(communes)
        detail = f"Số {chance.randint(1, 250)} {chance.choice(_STREETS)}"
        home = _Home(f"family-{number}", commune, province, detail, chance.choice(_PEOPLES))
        father, mother = chance.choice(_SURNAMES), chance.choice(_SURNAMES)
        born = chance.randint(1950, 2000)
        yield _entry(chance, father, "male", born, home)
        yield _entry(chance, mother, "female", min(born + chance.randint(0, 5), 2002), home)
        for _ in range(chance.choice((0, 1, 1, 2, 2))):
            child = born + chance.randint(22, 35)
            if child < _YEAR:
                yield _entry(chance, father, chance.choice(("male", "female")), child, home)


def _entry(chance: random.Random, surname: str, sex: str, year: int, home: _Home) -> Entry:
    man = sex == "male"
    middle, given = chance.choice(_OF_MEN if man else _OF_WOMEN), chance.choice(_MEN if man else _WOMEN)
    century = (0 if year < 2000 else 2) + (0 if man else 1)
    phone = f"0900{chance.randint(100_000, 999_999)}" if year < _YEAR - 15 else ""
    day = f"-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}" if year > 1960 or chance.random() < 0.7 else ""
    return Entry(
        citizen_number=f"0{home.province}{century}{year % 100:02d}{chance.randint(0, 999_999):06d}",
        name=f"{surname} {middle} {given}",
        born=f"{year}{day}",
        sex=sex,
        ethnicity=home.ethnicity,
        nationality="Việt Nam",
        residence_commune=home.commune,
        residence_detail=home.detail,
        phone=phone,
        household=home.household,
    )
