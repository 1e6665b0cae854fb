"""Who lives in the zoo, and what is wrong with each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Step

_HEADERS: Mapping[str, str] = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
_COOKIE = "sessionid=1; Secure; HttpOnly; SameSite=Lax; Path=/"
_FIELD = '<label for="cccd">Số định danh</label><input id="cccd" name="cccd">'
_PICTURE = '<img src="/emblem.png" alt="Quốc huy">'
_STYLE = '<link rel="stylesheet" href="/portal.css">'
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'


class Papers(StrEnum):
    """What certificate a portal shows."""

    GOOD = "good"
    EXPIRED = "expired"
    OF_ANOTHER = "of another"
    SELF_SIGNED = "self-signed"


class Manner(StrEnum):
    """How a portal answers, beyond its page."""

    PLAIN = "plain"
    LOOPS = "loops"
    LEADS_ELSEWHERE = "leads elsewhere"
    NO_HTTPS = "no https"
    OLD_TLS = "old tls"
    DOWN = "down"
    SILENT = "silent"
    DRIPS = "drips"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class File:
    """What lies beside the page; `waits` seconds before it comes."""

    kind: str
    text: str
    waits: float = 0.0


_FILES: Mapping[str, File] = {
    "/portal.js": File("text/javascript", ""),
    "/portal.css": File("text/css", ""),
    "/emblem.png": File("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>'),
}


@dataclass(frozen=True, slots=True)
class Portal:
    """One portal. `origin_let_in`: it lets every origin read with credentials; `fails_at`: there it has an error."""

    name: str
    planted: frozenset[Defect] = frozenset()
    headers: Mapping[str, str] = field(default_factory=lambda: _HEADERS)
    files: Mapping[str, File] = field(default_factory=dict)
    cookie: str = _COOKIE
    title: str = "<title>Cổng dịch vụ công</title>"
    language: str = ' lang="vi"'
    viewport: str = _VIEWPORT
    field: str = _FIELD
    picture: str = _PICTURE
    scripts: str = '<script src="/portal.js"></script>'
    action: str = "/search"
    status: int = 200
    waits: float = 0.0
    padding: int = 0
    papers: Papers = Papers.GOOD
    manner: Manner = Manner.PLAIN
    forces: bool = True
    empty: bool = False
    origin_let_in: bool = False
    main: str = ""
    fails_at: str = ""
    journey: tuple[Step, ...] = ()

    def file(self, path: str) -> File | None:
        """What lies there beside the page."""
        return {**_FILES, **self.files}.get(path)

    def page(self) -> bytes:
        """Its entry page."""
        if self.empty:
            return b""
        return (
            f"<!doctype html><html{self.language}><head>{self.viewport}{self.title}{self.scripts}{_STYLE}</head><body>"
            f'<h1>Tìm thủ tục</h1>{self.picture}<form method="post" action="{self.action}">{self.field}'
            f"<button>Tìm</button></form>{self.main}<p>{'.' * self.padding}</p></body></html>"
        ).encode()


def _without(*names: str) -> Mapping[str, str]:
    return {name: value for name, value in _HEADERS.items() if name not in names}


def _sick(name: str, *planted: Defect) -> Portal:
    return Portal(name, frozenset(planted))


PORTALS: tuple[Portal, ...] = (
    Portal("healthy"),
    Portal("healthy-too", cookie="", field="<label>Tên <input name=q></label>", picture='<img src="/x.png" alt="">'),
    replace(_sick("expired", Defect.CERTIFICATE_EXPIRED), papers=Papers.EXPIRED),
    replace(_sick("of-another", Defect.CERTIFICATE_OF_ANOTHER), papers=Papers.OF_ANOTHER),
    replace(_sick("self-signed", Defect.CERTIFICATE_UNTRUSTED), papers=Papers.SELF_SIGNED),
    replace(_sick("old-tls", Defect.OLD_TLS), manner=Manner.OLD_TLS),
    replace(_sick("no-https", Defect.NO_HTTPS, Defect.FORM_OVER_HTTP), manner=Manner.NO_HTTPS),
    replace(_sick("not-forced", Defect.HTTPS_NOT_FORCED), forces=False),
    replace(_sick("elsewhere", Defect.LED_ELSEWHERE), manner=Manner.LEADS_ELSEWHERE),
    replace(_sick("loops", Defect.REDIRECT_LOOP), manner=Manner.LOOPS),
    replace(_sick("down", Defect.DOWN), manner=Manner.DOWN),
    replace(_sick("silent", Defect.DOWN), manner=Manner.SILENT),
    replace(_sick("drips", Defect.DOWN), manner=Manner.DRIPS),
    replace(_sick("slow", Defect.SLOW), waits=1.9),
    replace(_sick("heavy", Defect.HEAVY), padding=1_200_000),
    replace(_sick("error", Defect.SERVER_ERROR), status=500),
    replace(_sick("moved-away", Defect.NOT_FOUND), status=404),
    replace(_sick("empty", Defect.EMPTY), empty=True),
    replace(
        _sick("bare", Defect.NO_HSTS, Defect.NO_POLICY, Defect.MAY_BE_FRAMED, Defect.TYPE_GUESSED),
        headers={"Content-Type": "text/html; charset=utf-8"},
    ),
    replace(_sick("no-hsts", Defect.NO_HSTS), headers=_without("Strict-Transport-Security")),
    replace(_sick("insecure-session", Defect.SESSION_NOT_SECURE), cookie="PHPSESSID=1; HttpOnly; SameSite=Lax"),
    replace(_sick("read-session", Defect.SESSION_READ_BY_SCRIPTS), cookie="PHPSESSID=1; Secure; SameSite=Lax"),
    replace(_sick("any-origin", Defect.OPEN_TO_ANY_ORIGIN), origin_let_in=True),
    replace(_sick("login-over-http", Defect.FORM_OVER_HTTP), action="http://login-over-http.zoo.localhost/login"),
    replace(
        _sick("mixed", Defect.LOADED_OVER_HTTP),
        picture='<img src="http://mixed.zoo.localhost/emblem.png" alt="Quốc huy">',
    ),
    replace(
        _sick("trackers", Defect.FOREIGN_SCRIPTS), scripts='<script src="https://tracker.example.net/t.js"></script>'
    ),
    replace(_sick("no-viewport", Defect.NO_VIEWPORT), viewport=""),
    replace(
        _sick("no-zoom", Defect.ZOOM_FORBIDDEN),
        viewport='<meta name="viewport" content="width=device-width, maximum-scale=1, user-scalable=no">',
    ),
    replace(_sick("no-language", Defect.NO_LANGUAGE), language=""),
    replace(_sick("no-title", Defect.NO_TITLE), title=""),
    replace(_sick("unlabelled", Defect.UNLABELLED_FIELDS), field='<input name="cccd" placeholder="Số định danh">'),
    replace(_sick("undescribed", Defect.PICTURES_UNDESCRIBED), picture='<img src="/emblem.png">'),
    replace(Portal("barred"), manner=Manner.BARS),
)
