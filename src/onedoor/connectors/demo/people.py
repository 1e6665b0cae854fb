"""The people and machine clients of a pack's `demo/people.yaml`: read by the provider, the register and the welcome."""

import os
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to try the system as. `agency` is empty for those who are citizens only."""

    sub: str
    name: str
    citizen_number: str
    born: str
    sex: str
    phone: str
    email: str
    ethnicity: str
    nationality: str
    commune: str
    detail: str
    told_vi: str
    told_en: str
    agency: str = ""
    assurance: int = 2
    spouse: str = ""
    old_number: str = ""

    def told(self, language: str) -> str:
        """Who that is, in words."""
        return self.told_en if language == "en" else self.told_vi


@dataclass(frozen=True, slots=True)
class DemoClient:
    """A front end of an agency that uses the API."""

    client_id: str
    secret: str
    name: str
    scopes: tuple[str, ...]


def people(pack: Path) -> tuple[DemoPerson, ...]:
    """The demo people of that pack, as listed; none where the pack has none."""
    return tuple(_person(told) for told in _file(pack).get("people", ()))


def clients(pack: Path) -> tuple[DemoClient, ...]:
    """The machine clients of that pack."""
    return tuple(
        DemoClient(told["id"], told["secret"], told["name"], tuple(told["scopes"]))
        for told in _file(pack).get("clients", ())
    )


def sign_in_table() -> list[tuple[str, str, str]]:
    """Name, sign-in name and what they are, for the welcome on the terminal."""
    pack = Path(os.environ.get("ONEDOOR_PACK", "packs/vietnam"))
    return [(person.name, person.sub, person.told_en) for person in people(pack)]


def _file(pack: Path) -> dict[str, list[dict[str, object]]]:
    file = pack / "demo" / "people.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}


def _person(told: dict[str, object]) -> DemoPerson:
    fields = {name: value for name, value in told.items() if name not in {"told", "officer"}}
    words, post = told["told"], told.get("officer") or {}
    return DemoPerson(**fields, told_vi=words["vi"], told_en=words["en"], agency=post.get("agency", ""))
