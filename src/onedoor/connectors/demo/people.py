"""The people and machine clients of a pack's `demo/people.yaml`: read by the provider, the register and the welcome."""

import os
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, JsonValue


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Told(_Part):
    vi: str
    en: str


class Post(_Part):
    """An officer's post: `identity` appoints to it."""

    agency: str
    roles: tuple[str, ...]


class DemoPerson(_Part):
    """Somebody to try the system as."""

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
    words: _Told = Field(alias="told")
    officer: Post | None = None
    assurance: int = 2
    spouse: str = ""
    old_number: str = ""
    registers: dict[str, dict[str, JsonValue]] = {}

    @property
    def agency(self) -> str:
        """Where they are an officer; empty for those who are citizens only."""
        return self.officer.agency if self.officer else ""

    @property
    def keeps_money(self) -> bool:
        """Whether they are a finance officer and nothing else."""
        return self.officer is not None and self.officer.roles == ("finance",)

    def told(self, language: str) -> str:
        """Who that is, in words."""
        return self.words.en if language == "en" else self.words.vi


class DemoClient(_Part):
    """A front end of an agency that uses the API."""

    client_id: str = Field(alias="id")
    secret: str
    name: str
    scopes: tuple[str, ...]


class _File(_Part):
    people: tuple[DemoPerson, ...] = ()
    clients: tuple[DemoClient, ...] = ()


def people(pack: Path) -> tuple[DemoPerson, ...]:
    """The demo people of that pack, as listed; none where the pack has none."""
    return _file(pack).people


def clients(pack: Path) -> tuple[DemoClient, ...]:
    """The machine clients of that pack."""
    return _file(pack).clients


def sign_in_table() -> list[tuple[str, str, str]]:
    """Name, sign-in name and what they are, for the welcome on the terminal."""
    pack = Path(os.environ.get("ONEDOOR_PACK", "packs/vietnam"))
    return [(person.name, person.sub, person.told("en")) for person in people(pack)]


@lru_cache(maxsize=2)
def _file(pack: Path) -> _File:
    file = pack / "demo" / "people.yaml"
    return _File.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))) if file.exists() else _File()
