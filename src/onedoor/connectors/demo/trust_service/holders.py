"""Who holds a credential: everybody of the pack's demo people, and every agency of the pack (its seal)."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from onedoor.agencies import reading, rules
from onedoor.connectors.demo.people import people
from onedoor.connectors.demo.trust_service.authority import Holder

SEAL = "seal:"


def holder(pack: Path, key: str) -> Holder | None:
    """Who is known by that key: the subject of a person's sign-in, or `seal:` and the code of an agency."""
    if key.startswith(SEAL):
        return _seal(pack, key.removeprefix(SEAL))
    person = next((each for each in people(pack) if each.sub == key), None)
    if person is None:
        return None
    agency = _agencies(pack).get(person.agency, "") if person.agency else ""
    return Holder(person.sub, person.name, f"CCCD:{person.citizen_number or person.sub}", agency)


def _seal(pack: Path, code: str) -> Holder | None:
    name = _agencies(pack).get(code)
    return Holder(SEAL + code, name, f"MDD:{code}", name, seal=True) if name else None


@lru_cache(maxsize=2)
def _agencies(pack: Path) -> Mapping[str, str]:
    files = reading.areas(pack)
    central, _ = reading.ministries(pack)
    made = rules.agencies_of(files.areas, reading.agency_rules(pack), reading.roots(pack, files.areas))
    return {agency.code: agency.name_vi for agency in (*central, *(each for _rule, _area, each in made))}
