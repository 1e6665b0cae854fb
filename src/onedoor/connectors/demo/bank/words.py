"""What the bank does wrong on request, and what it does to purposes."""

import unicodedata
from collections.abc import Callable, Mapping

FAULTS: Mapping[str, str] = {
    "delayed": "Ghi có chậm 10 giây – books 10 s late",
    "doubled": "Chuyển hai lần – transfers twice",
    "wrong_amount": "Chuyển thiếu 1.000 đ – transfers 1,000 đ less",
    "purpose_lost": "Mất nội dung – loses the purpose",
    "purpose_cut": "Cắt nội dung – cuts the purpose",
    "down": "Không trả lời – does not answer",
    "late_answer": "Trả lời sau 8 giây – answers after 8 s, having acted",
    "error": "Báo lỗi – reports an error",
    "garbage": "Trả lời vô nghĩa – talks garbage",
    "refund_lost": "Hoàn tiền nhưng mất câu trả lời – refunds, and its answer is lost",
    "refund_refused": "Từ chối hoàn tiền – refuses refunds",
    "statement_missing": "Sao kê thiếu dòng – a line is missing in the statement",
    "statement_doubled": "Sao kê lặp dòng – a line stands twice in the statement",
    "statement_amount": "Sao kê sai số tiền – an amount is wrong in the statement",
    "statement_untied": "Sao kê sai số dư – the statement's balances do not tie",
}


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).upper()


def _broken(text: str) -> str:
    return " ".join(text[at : at + 5] for at in range(0, len(text), 5))


MANNERS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "as_typed": ("Giữ nguyên – as typed", str),
    "capitals": ("Viết hoa, không dấu – capitals, no diacritics", _plain),
    "prefixed": (
        "Thêm mã ngân hàng – the bank's words before",
        lambda text: f"MBVCB.3278907687.{_plain(text)}.CT tu 1000",
    ),
    "broken": ("Chèn dấu cách – broken by spaces", _broken),
    "small": ("Viết thường – small letters", str.lower),
}
