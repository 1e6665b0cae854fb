"""What the law and a kind decide about an item."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from onedoor.vault.terms import Standing


def standing(valid_from: date | None, valid_to: date | None, *, withdrawn: bool, today: date) -> Standing:
    """Whether an item may be relied on today."""
    if withdrawn:
        return Standing.WITHDRAWN
    if (valid_to is not None and valid_to < today) or (valid_from is not None and valid_from > today):
        return Standing.EXPIRED
    return Standing.VALID


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month where that month is shorter.

    Civil Code 91/2015/QH13, Art. 147-148: a term of months ends on the corresponding day.

    >>> months_later(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.month - 1 + months, 12)
    first_of_next = date(day.year + year + (month == 11), (month + 1) % 12 + 1, 1)
    last = date.fromordinal(first_of_next.toordinal() - 1).day
    return date(day.year + year, month + 1, min(day.day, last))


def reason(dossier: str, purpose: str, basis: str) -> str:
    """A reading's dossier, purpose and basis, as the journal of looks keeps them: in one line of 300 characters."""
    return "|".join(part.replace("|", "/")[:limit] for part, limit in ((dossier, 60), (purpose, 110), (basis, 126)))


def reason_parts(kept: str) -> tuple[str, str, str]:
    """Dossier, purpose and basis out of such a line."""
    dossier, purpose, basis, *_ = (*kept.split("|"), "", "", "")
    return dossier, purpose, basis


_CONSENT = {
    "vi": (
        "Tôi là {name}. Tôi đồng ý để {agency} đọc các giấy tờ sau trong kho dữ liệu: {titles}. Chỉ để: {purpose}. Đồng"
        " ý này hết hiệu lực sau ngày {until}. Tôi có thể rút lại bất cứ lúc nào; mọi lượt đọc đều hiện ra cho tôi."
    ),
    "en": (
        "I am {name}. I agree that {agency} reads these papers of the data warehouse: {titles}. Only for: {purpose}."
        " This consent ends after {until}. I may take it back at any moment, and I see every reading."
    ),
}


def consent_text(language: str, *, name: str, agency: str, purpose: str, titles: Sequence[str], until: date) -> str:
    """The words of a consent: who, to whom, what, what for, until when, and that it can be taken back."""
    return _CONSENT["en" if language.startswith("en") else "vi"].format(
        name=name, agency=agency, purpose=purpose, titles="; ".join(sorted(titles)), until=f"{until:%d/%m/%Y}"
    )


def plan_digest(items: Iterable[tuple[str, str]]) -> str:
    """A digest of the items a plan of erasure was made from, so that what runs is what was shown."""
    return hashlib.sha256("\n".join(sorted(" ".join(item) for item in items)).encode()).hexdigest()
