"""The bank's page: transfer, accounts, statements, faults."""

import html
from datetime import datetime

from onedoor.connectors.demo.answering import page
from onedoor.connectors.demo.bank.code import Wanted
from onedoor.connectors.demo.bank.kept import HANOI, Kept, moment_of, number_of
from onedoor.connectors.demo.bank.words import MANNERS
from onedoor.connectors.demo.faults import Faults

_BANNER = "Ngân hàng thử nghiệm – demo bank: no real money"


def home(kept: Kept, faults: Faults) -> str:
    """Everything on one page."""
    now = ", ".join(sorted(faults.of())) or "none"
    today = f"{datetime.now(HANOI):%Y-%m-%d}"
    return page(
        "Ngân hàng thử nghiệm",
        _BANNER,
        f"<h2>Chuyển tiền – transfer</h2>{_transfer(kept)}"
        f"<h2>Tài khoản – accounts</h2>{_accounts(kept)}"
        f"<h2>Giao dịch gần đây – latest transfers</h2>{_latest(kept)}"
        '<h2>Sao kê – statement</h2><form method="get" action="/statement">'
        f'<label>Ngày – day<input type="date" name="day" value="{today}"></label>'
        '<button name="format" value="camt053">camt.053</button><button name="format" value="csv">CSV</button></form>'
        f"<h2>Lỗi – fault</h2><p><strong>{html.escape(now)}</strong></p>"
        f"{faults.chooser('/demo/fault', 'Lỗi – fault', 'Đặt – set')}",
    )


def confirm(kept: Kept, payer: str, wanted: Wanted, manner: str) -> str:
    """What a scanned code asks for, to be confirmed."""
    fields = {"payer": payer, "account": wanted.account, "purpose": wanted.purpose, "manner": manner}
    amount = (
        f"<dd>{money(wanted.amount)} đ</dd>"
        if wanted.amount
        else '<dd><input name="amount" inputmode="numeric" required aria-label="Số tiền – amount"></dd>'
    )
    if wanted.amount:
        fields["amount"] = str(wanted.amount)
    return page(
        "Xác nhận chuyển tiền – confirm",
        _BANNER,
        f'<form method="post" action="/transfer">{_hidden(fields)}<dl class="box">'
        f"<dt>Đến – to</dt><dd>{html.escape(kept.holder(wanted.account))}<br>{html.escape(wanted.account)}</dd>"
        f"<dt>Số tiền – amount</dt>{amount}"
        f"<dt>Nội dung – purpose</dt><dd>{html.escape(wanted.purpose)}</dd></dl>"
        '<button class="main">Chuyển – transfer</button></form><p><a href="/">Quay lại – back</a></p>',
    )


def notice(title: str, text: str) -> str:
    """Something to read."""
    return page(title, _BANNER, f'<p>{html.escape(text)}</p><p><a href="/">Quay lại – back</a></p>')


def money(amount: int) -> str:
    """`amount` with its thousands apart."""
    return f"{amount:,}".replace(",", ".")


def _hidden(fields: dict[str, str]) -> str:
    return "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in fields.items()
    )


def _transfer(kept: Kept) -> str:
    payers = "".join(
        f'<option value="{row["number"]}">{html.escape(row["name"])} – {money(held)} đ</option>'
        for row, held in kept.accounts()
        if row["number"] != kept.account
    )
    manners = "".join(f'<option value="{name}">{html.escape(told)}</option>' for name, (told, _) in MANNERS.items())
    shared = (
        f'<label>Từ – from<select name="payer">{payers}</select></label>'
        "<label>Ngân hàng ghi nội dung – how the bank writes the purpose"
        f'<select name="manner">{manners}</select></label>'
    )
    return (
        f'<form method="post" action="/scan" class="box">{shared}<label>Mã VietQR – VietQR code as text'
        '<textarea name="payload" rows="3" required></textarea></label>'
        '<button class="main">Tiếp tục – continue</button></form>'
        "<details><summary>Không có mã – without a code</summary>"
        f'<form method="post" action="/transfer" class="box">{shared}'
        f'<label>Đến tài khoản – to account<input name="account" value="{html.escape(kept.account)}" required></label>'
        '<label>Số tiền – amount<input name="amount" inputmode="numeric" required></label>'
        '<label>Nội dung – purpose<input name="purpose"></label>'
        '<button class="main">Chuyển – transfer</button></form></details>'
    )


def _accounts(kept: Kept) -> str:
    rows = "".join(
        f"<tr><td>{html.escape(row['name'])}<br><small>{row['number']}</small></td>"
        f'<td class="number">{money(held)} đ</td></tr>'
        for row, held in kept.accounts()
    )
    return f'<div class="wide"><table><tbody>{rows}</tbody></table></div>'


def _latest(kept: Kept) -> str:
    rows = "".join(
        f"<tr><td>{number_of(row)}<br><small>{moment_of(row):%H:%M:%S %d/%m/%Y}</small></td>"
        f"<td>{html.escape(row['payer'])} → {html.escape(row['payee'])}<br>"
        f"<small>{html.escape(row['purpose'])}</small></td>"
        f'<td class="number">{money(row["amount"])} đ</td></tr>'
        for row in kept.latest()
    )
    return f'<div class="wide"><table><tbody>{rows}</tbody></table></div>' if rows else "<p>Chưa có. – None yet.</p>"
