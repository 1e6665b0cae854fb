"""The gateway's pages for people."""

import html
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from onedoor.connectors.demo.answering import page
from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.payment_gateway.kept import Kept, Row
from onedoor.connectors.demo.payment_gateway.protocol import unstamp
from onedoor.connectors.demo.payment_gateway.words import CHOICES, WORDS


def money(amount: int, language: str = "vn") -> str:
    """`amount` with its thousands apart, as the language does it."""
    return f"{amount:,}" if language == "en" else f"{amount:,}".replace(",", ".")


def pay(order: Row, faults: Faults, language: str) -> str:
    """How should it end?"""
    words = WORDS[language]
    reference = html.escape(order["reference"])
    until = unstamp(order["expires"])
    facts = {
        words["reference"]: reference,
        words["purpose"]: html.escape(order["purpose"]),
        words["until"]: until.strftime("%H:%M, %d/%m/%Y") if until else "–",
    }
    kept = f'<input type="hidden" name="reference" value="{reference}">'
    kept += f'<input type="hidden" name="lang" value="{language}">'
    buttons = "".join(
        f'<button name="code" value="{code}"{" class=main" if code == "00" else ""}>'
        f"{html.escape(told[language == 'en'])}</button>"
        for code, told in CHOICES.items()
    )
    chooser = faults.chooser(
        "/paymentv2/fault", words["fault"], words["set"], [("about", order["reference"]), ("lang", language)]
    )
    return _page(
        words["pay"].format(amount=money(order["amount"], language)),
        f'<dl class="box">{_facts(facts)}</dl><h2>{words["choose"]}</h2>'
        f'<form method="post" action="/paymentv2/pay">{kept}<div class="choices">{buttons}</div></form>'
        f"<details{' open' if faults.of(order['reference']) else ''}>"
        f"<summary>{words['misbehave']}</summary>{chooser}</details>",
        language,
        f"/paymentv2/order?reference={quote(order['reference'])}",
    )


def notice(title: str, text: str, language: str, back: str = "") -> str:
    """Something that ends the way."""
    words = WORDS[language]
    link = f'<p><a href="{html.escape(back)}">{words["back"]}</a></p>' if back else ""
    return _page(words[title], f"<p>{words[text]}</p>{link}" if text else link, language)


def home(kept: Kept, faults: Faults) -> str:
    """Who came without being sent: the latest orders, payouts to the bank, and the fault for all."""
    rows = "".join(
        f"<tr><td>{html.escape(order['reference'])}<br><small>{html.escape(order['purpose'])}</small></td>"
        f'<td class="number">{money(order["amount"])} đ</td><td>{html.escape(order["code"] or "…")}</td></tr>'
        for order in kept.latest_orders()
    )
    table = f'<div class="wide"><table><tbody>{rows}</tbody></table></div>' if rows else "<p>Chưa có. – None yet.</p>"
    now = ", ".join(sorted(faults.of())) or "none"
    return page(
        "Cổng thanh toán thử nghiệm",
        "Thử nghiệm – demo payment gateway: no real money",
        "<p>Trang thanh toán chỉ mở từ Onedoor. – The payment page is opened by Onedoor.</p>"
        f"<h2>Lỗi cho mọi giao dịch – fault for all payments</h2><p><strong>{html.escape(now)}</strong></p>"
        f"{faults.chooser('/demo/fault', 'Lỗi – fault', 'Đặt – set')}"
        f"<h2>Chuyển về ngân hàng – payouts to the bank</h2>{_payouts(kept.latest_payouts())}"
        f"<h2>Giao dịch gần đây – latest payments</h2>{table}",
    )


def _payouts(payouts: Sequence[Row]) -> str:
    rows = "".join(
        f"<tr><td>{day[6:]}/{day[4:6]}/{day[:4]}<br><small>{html.escape(payout['number'])}</small></td>"
        f'<td class="number">{money(payout["amount"])} đ</td></tr>'
        for payout in payouts
        for day in [payout["day"]]
    )
    table = f'<div class="wide"><table><tbody>{rows}</tbody></table></div>' if rows else ""
    return (
        "<p>Hết ngày, tiền thu được tự về tài khoản của đơn vị. – Once a day is over, what was taken goes to the "
        f"merchant's account by itself.</p>{table}"
        '<form method="post" action="/demo/payout"><button>Chuyển ngay, cả hôm nay – pay out now, today as well'
        "</button></form>"
    )


def _facts(facts: Mapping[str, str]) -> str:
    return "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts.items())


def _page(title: str, content: str, language: str, here: str = "") -> str:
    words = WORDS[language]
    other = WORDS[words["other"]]["lang"]
    switch = (
        f'<a href="{html.escape(here)}&amp;lang={words["other"]}" lang="{other}" hreflang="{other}">'
        f"{words['other_name']}</a>"
    )
    return page(title, words["banner"], content, language=words["lang"], switch=switch if here else "")
