"""Codes and words of a dossier."""

from datetime import date

from onedoor.base.text import fold


def dossier_code(agency: str, day: date, number: int) -> str:
    """The dossier code: organisation identifier, date, daily sequence (Decree 61/2018; Circular 13/2023/TT-BNV).

    >>> dossier_code("H56.14", date(2023, 8, 1), 12)
    'H56.14-230801-0012'
    """
    return f"{agency}-{day:%y%m%d}-{number:04d}"


def masked_code(code: str) -> str:
    """A code of which the agency and the last two digits show: enough to compare, too little to look it up.

    >>> masked_code("H56.14-230801-0012")
    'H56.14-******-**12'
    """
    agency, *rest = code.split("-")
    return "-".join(
        [agency, *("*" * len(part) for part in rest[:-1]), *("*" * (len(p) - 2) + p[-2:] for p in rest[-1:])]
    )


def masked_number(last_digits: str) -> str:
    """A citizen number of which only the last digits show."""
    return f"********{last_digits}" if last_digits else ""


def masked_name(name: str) -> str:
    """A name of which the first letter of each word shows.

    >>> masked_name("Nguyễn Thị Mai")
    'N***** T** M**'
    """
    return " ".join(part[0] + "*" * (len(part) - 1) for part in name.split())


def words(*parts: str) -> str:
    """What an officer may search by, without diacritics."""
    return " ".join(fold(part) for part in parts if part)
