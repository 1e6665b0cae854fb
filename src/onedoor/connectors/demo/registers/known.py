"""What the registers know of whom; nobody in it exists. What is not listed for a person is not known of them."""

from collections.abc import Mapping
from pathlib import Path

from onedoor.connectors.demo.people import people

REGISTERS = ("civil_status", "land", "business", "tax")
Facts = Mapping[str, str]


def known(pack: Path) -> Mapping[str, Mapping[str, Facts]]:
    """By register and citizen number, the facts."""
    found: dict[str, dict[str, Facts]] = {name: {} for name in REGISTERS}
    by_sub = {person.sub: person for person in people(pack)}
    for person in by_sub.values():
        number = person.citizen_number
        if not number:
            continue
        spouse = by_sub.get(person.spouse) if person.spouse else None
        if spouse is not None:
            found["civil_status"][number] = {
                "marital_status": "married",
                "spouse_name": spouse.name,
                "spouse_number": spouse.citizen_number,
                "registered_on": "2024-06-12",
            }
            found["land"][number] = {"title_number": f"AB {number[-6:]}", "address": person.detail, "use": "house"}
        found["tax"][number] = {"tax_code": number, "status": "active"}
    return found
