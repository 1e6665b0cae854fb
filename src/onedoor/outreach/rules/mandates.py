"""What a mandate may name, and its words."""

from collections.abc import Sequence
from datetime import date

from onedoor.outreach.errors import WishUnfit
from onedoor.outreach.terms import LONGEST_DAYS, MOST_PROCEDURES, Wish


def check_wish(wish: Wish) -> None:
    """What is asked for can be a mandate. Refuses: WishUnfit."""
    if not 0 < len(set(wish.procedures)) <= MOST_PROCEDURES:
        raise WishUnfit(field="procedures")
    if not wish.acts:
        raise WishUnfit(field="acts")
    if not 0 < wish.days <= LONGEST_DAYS:
        raise WishUnfit(field="days")


_ACTS = {
    "vi": {
        "fill": "điền tờ khai và đính kèm giấy tờ",
        "keep": "giữ tờ khai và ảnh giấy tờ trên điện thoại của người giúp khi không có mạng, đến khi gửi được",
        "file": "nộp hồ sơ",
    },
    "en": {
        "fill": "fill in the form and attach papers",
        "keep": "keep the form and photographs of papers on their telephone while there is no network, until sent",
        "file": "file the application",
    },
}


def mandate_text(
    *, name: str, helper: str, team: str, agency: tuple[str, str], titles: Sequence[tuple[str, str]],
    acts: Sequence[str], until_on: date,
) -> str:  # fmt: skip
    """The words of a mandate in both languages, always the same for the same facts."""
    day = f"{until_on:%d/%m/%Y}"
    told = [_ACTS[language][act] for language in ("vi", "en") for act in ("fill", "keep", "file") if act in acts]
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
