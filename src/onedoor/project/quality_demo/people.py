"""Made-up people for a month: a pack like the given one, with so many more of them to sign in as."""

import random
from pathlib import Path

import yaml

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
_MIDDLE = ("Thị", "Thu", "Ngọc", "Minh", "Thanh", "Kim")
_GIVEN = ("An", "Bích", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Lan", "Linh", "Nga", "Oanh", "Thảo", "Trang", "Yến")


def names(many: int) -> list[str]:
    """The names under which they sign in."""
    return [f"demo{nth:04}" for nth in range(many)]


def pack_with_people(pack: Path, where: Path, many: int, chance: random.Random) -> Path:
    """A pack at `where` that is `pack`, with so many women of the journey's ward among its demo people."""
    where.mkdir()
    for part in pack.iterdir():
        if part.name != "demo":
            (where / part.name).symlink_to(part.absolute(), target_is_directory=part.is_dir())
    (where / "demo").mkdir()
    for file in (pack / "demo").iterdir():
        (where / "demo" / file.name).write_bytes(file.read_bytes())
    told = yaml.safe_load((pack / "demo/people.yaml").read_text(encoding="utf-8"))
    told["people"] += [_person(nth, sub, chance) for nth, sub in enumerate(names(many))]
    (where / "demo/people.yaml").write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return where


def _person(nth: int, sub: str, chance: random.Random) -> dict[str, object]:
    year = chance.randrange(1975, 1999)
    name = " ".join(chance.choice(part) for part in (_FAMILY, _MIDDLE, _GIVEN))
    return {
        "sub": sub,
        "name": name,
        "citizen_number": f"0011{year % 100:02}5{nth:05}",
        "born": f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        "sex": "female",
        "phone": f"09{nth:08}",
        "email": f"{sub}@example.org",
        "ethnicity": "Kinh",
        "nationality": "Việt Nam",
        "commune": "00073",
        "detail": f"Số {nth + 1} ngõ Thử Nghiệm",
        "told": {"vi": "Người đóng vai trong tháng mẫu", "en": "Plays a part in the seeded month"},
    }
