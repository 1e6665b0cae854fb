"""What decides: how a household stands, when somebody should come again, what a note may hold."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from onedoor.outreach.errors import HouseholdTwice, NoteTellsWho, TooManyHouseholds, WishUnfit
from onedoor.outreach.terms import LONGEST_DAYS, MOST_HOUSEHOLDS, MOST_PROCEDURES, LastVisit, Outcome, Standing, Wish

_TELLS_WHO = re.compile(r"(?:\d[\s.\-]?){8,}|\S@\S")
"""Eight digits in a row, as of a telephone or a citizen number, or an address of mail."""


def check_note(note: str) -> None:
    """A note tells what is to do, never who lives there. Refuses: NoteTellsWho."""
    if _TELLS_WHO.search(note):
        raise NoteTellsWho


def check_labels(labels: Iterable[str]) -> None:
    """Every household of an alley is named once. Refuses: TooManyHouseholds, HouseholdTwice."""
    given = list(labels)
    if not 0 < len(given) <= MOST_HOUSEHOLDS:
        raise TooManyHouseholds(limit=MOST_HOUSEHOLDS)
    seen: set[str] = set()
    for label in given:
        if label.casefold() in seen:
            raise HouseholdTwice(label=label)
        seen.add(label.casefold())


def back_on(outcome: Outcome, asked: date | None, made_on: date) -> date | None:
    """When somebody should come again: the day that was asked for, or the next one; None where nobody should."""
    match outcome:
        case Outcome.COME_BACK:
            return max(asked, made_on) if asked else made_on + timedelta(days=1)
        case Outcome.NOT_AT_HOME:
            return made_on + timedelta(days=1)
        case _:
            return None


def standing(last: LastVisit | None, today: date) -> Standing:
    """How a household stands today, from its newest visit."""
    if last is None:
        return Standing.NEW
    if last.outcome is Outcome.HELPED:
        return Standing.HELPED
    if last.outcome is Outcome.REFUSED:
        return Standing.REFUSED
    return Standing.AGAIN if last.back_on is None or last.back_on <= today else Standing.LATER


def check_wish(wish: Wish) -> None:
    """What is asked for can be a mandate. Refuses: WishUnfit."""
    if not 0 < len(set(wish.procedures)) <= MOST_PROCEDURES:
        raise WishUnfit(field="procedures")
    if not wish.acts:
        raise WishUnfit(field="acts")
    if not 0 < wish.days <= LONGEST_DAYS:
        raise WishUnfit(field="days")


_ACTS = {
    "vi": {"fill": "điền tờ khai và đính kèm giấy tờ", "file": "nộp hồ sơ"},
    "en": {"fill": "fill in the form and attach papers", "file": "file the application"},
}


def mandate_text(
    *, name: str, helper: str, team: str, agency: tuple[str, str], titles: Sequence[tuple[str, str]],
    acts: Sequence[str], until_on: date,
) -> str:  # fmt: skip
    """The words of a mandate in both languages, always the same for the same facts."""
    day = f"{until_on:%d/%m/%Y}"
    told = [_ACTS[language][act] for language in ("vi", "en") for act in ("fill", "file") if act in acts]
    half = len(told) // 2
    vietnamese = (
        f"Tôi, {name}, đồng ý để {helper}, thành viên {team} ({agency[0]}), giúp tôi làm trên mạng:",
        *(f"- {vi}" for vi, _ in titles),
        f"Được làm: {', '.join(told[:half])}. Đến hết ngày {day}.",
        "Không xem kho dữ liệu, hồ sơ khác hay thông báo của tôi; không ký, nộp tiền, nhận kết quả thay.",
        "Tôi được báo mỗi lần người giúp mở, lưu hay nộp, và dừng được ngay lúc nào tôi muốn.",
    )
    english = (
        f"I, {name}, let {helper}, member of {team} ({agency[1]}), help me online with:",
        *(f"- {en}" for _, en in titles),
        f"They may: {', '.join(told[half:])}. Until the end of {day}.",
        "They may not see my data vault, other applications or messages, nor sign, pay or take the result for me.",
        "I am told each time that they open, save or file, and I can stop this at any moment.",
    )
    return "\n".join((*vietnamese, "", *english))
