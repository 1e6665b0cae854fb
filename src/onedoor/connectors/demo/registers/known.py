"""What the registers know of whom; nobody in it exists. What is not listed for a person is not known of them."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import JsonValue

from onedoor.connectors.demo.people import DemoPerson, people

REGISTERS = ("civil_status", "land", "business", "tax")
Facts = Mapping[str, JsonValue]


def known(pack: Path) -> Mapping[str, Mapping[str, Facts]]:
    """By register and citizen number, the facts."""
    listed = [person for person in people(pack) if person.citizen_number]
    return {
        name: {
            person.citizen_number: facts
            for person in listed
            if (facts := {**_follows(person).get(name, {}), **person.registers.get(name, {})})
        }
        for name in REGISTERS
    }


def _follows(person: DemoPerson) -> Mapping[str, Facts]:
    """What follows from the rest: who has a number has a tax code, and who is married is registered and has a house."""
    number, found = person.citizen_number, dict[str, Facts]()
    found["tax"] = {"tax_code": number, "status": "active"}
    if person.spouse:
        found["civil_status"] = {"marital_status": "married", "next_marriage": 2, "registered_on": "2024-06-12"}
        address: JsonValue = {"commune": person.commune, "detail": person.detail}
        lot = f"thửa {int(number[-3:]) % 200 + 1}, tờ 7"
        found["land"] = {"title_number": f"AB {number[-6:]}", "address": address, "lot": lot, "area": 62.5}
    return found
