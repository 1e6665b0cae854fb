"""The page that stands for the telephone on which a person confirms."""

import html
import json
from collections.abc import Mapping
from pathlib import Path
from sqlite3 import Row
from urllib.parse import quote

from onedoor.connectors.demo.answering import page
from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.people import people
from onedoor.connectors.demo.trust_service.kept import Kept

_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "title": "Điện thoại ký số",
        "banner": "Thử nghiệm – dịch vụ ký số giả",
        "nothing": "Không có yêu cầu ký nào đang chờ.",
        "papers": "{n} văn bản",
        "approve": "Đồng ý ký",
        "refuse": "Không ký",
        "who": "Điện thoại của",
        "show": "Xem",
        "everybody": "mọi người",
        "digest": "Mã băm sẽ ký",
        "fault": "Lỗi cho mọi giao dịch",
        "set": "Đặt",
        "misbehave": "Cho dịch vụ này làm sai",
        "switch": "English",
    },
    "en": {
        "title": "Signing telephone",
        "banner": "Demo – not a real trust service",
        "nothing": "Nothing waits to be confirmed.",
        "papers": "{n} documents",
        "approve": "Sign",
        "refuse": "Do not sign",
        "who": "Telephone of",
        "show": "Show",
        "everybody": "everybody",
        "digest": "Digests that will be signed",
        "fault": "Fault for everything",
        "set": "Set",
        "misbehave": "Make this service misbehave",
        "switch": "Tiếng Việt",
    },
}


def page_of(kept: Kept, faults: Faults, pack: Path, user: str, language: str) -> str:
    """What waits for that person (or for everybody), and how to go wrong."""
    words = _WORDS.get(language, _WORDS["vi"])
    told = language if language in _WORDS else "vi"
    names = {person.sub: person.name for person in people(pack)}
    waiting = "".join(_request(row, names, user, words, told) for row in kept.waiting(user))
    options = f'<option value="">{words["everybody"]}</option>' + "".join(
        f'<option value="{html.escape(sub)}"{" selected" if sub == user else ""}>{html.escape(name)}</option>'
        for sub, name in names.items()
    )
    now = ", ".join(sorted(faults.of())) or "none"
    other = "en" if told == "vi" else "vi"
    switch = f'<a href="/phone?user={quote(user)}&amp;lang={other}" lang="{other}">{words["switch"]}</a>'
    return page(
        words["title"],
        words["banner"],
        f"{waiting or '<p>' + words['nothing'] + '</p>'}"
        f'<form method="get" action="/phone"><label>{words["who"]}<select name="user">{options}</select></label>'
        f'<input type="hidden" name="lang" value="{told}"><button>{words["show"]}</button></form>'
        f"<details><summary>{words['misbehave']}</summary><p><strong>{html.escape(now)}</strong></p>"
        f"{faults.chooser('/demo/fault', words['fault'], words['set'])}</details>",
        language=told,
        switch=switch,
    )


def _request(row: Row, names: Mapping[str, str], user: str, words: Mapping[str, str], language: str) -> str:
    hashes = json.loads(row["hashes"])
    kept = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
        for name, value in (("handle", row["handle"]), ("user", user), ("lang", language))
    )
    count = f"<p>{words['papers'].format(n=len(hashes))}</p>" if len(hashes) > 1 else ""
    digests = "<br>".join(html.escape(each) for each in hashes[:5])
    return (
        f'<section class="box"><h2>{html.escape(names.get(row["holder"], row["holder"]))}</h2>'
        f"<p><strong>{html.escape(row['told'])}</strong></p>{count}"
        f'<form method="post" action="/phone/answer">{kept}'
        f'<button class="main" name="answer" value="approve">{words["approve"]}</button>'
        f'<button name="answer" value="refuse">{words["refuse"]}</button></form>'
        f"<details><summary>{words['digest']}</summary><pre>{digests}</pre></details></section>"
    )
