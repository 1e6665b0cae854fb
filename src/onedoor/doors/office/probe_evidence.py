"""What in the facts of a visit shows that something is wrong: one short line for each defect."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from onedoor.doors.frame.probe_words import REACHED, STUMBLES
from onedoor.doors.frame.templatetags.figures import decimal, grouped
from onedoor.doors.frame.templatetags.frame import moment
from onedoor.quality.rules.browsing import GRAVE
from onedoor.quality.rules.observatory import is_session, joined
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Facts, Journey, Static

_MOST = 3
Say = Callable[[Facts], str]


def evidence(defect: Defect, facts: Facts) -> str:
    """In the reader's language; empty where the defect says all there is."""
    say = _SAYS.get(defect)
    return say(facts) if say else ""


def _some(lines: list[str]) -> str:
    """The first few, and that there are more."""
    more = len(lines) - _MOST
    shown = "; ".join(lines[:_MOST])
    return f"{shown}; " + _("và %(n)s nữa") % {"n": more} if more > 0 else shown


def _header(name: str) -> Say:
    def say(facts: Facts) -> str:
        said = joined(facts.plain).get(name)
        return f"{name}: {said}" if said else _("không có %(name)s") % {"name": name}

    return say


def _dates(facts: Facts) -> str:
    every = [(one.certificate.not_before, one.certificate.not_after) for one in facts.plain.tls]
    return _some([f"{moment(begins)} – {moment(ends)}" for begins, ends in dict.fromkeys(every)])


def _cookies(facts: Facts) -> str:
    return _some([one.name for one in facts.plain.cookies if is_session(one)])


def _broken(facts: Facts) -> list[str]:
    """The rules of axe-core that people would feel."""
    return [rule.id for page in facts.browser for rule in page.axe if not rule.passed and rule.impact in GRAVE]


def _worst(values: Sequence[float | None], unit: str) -> str:
    return f"{grouped(max((one or 0 for one in values), default=0))}\u00a0{unit}"


def _stopped(made: Journey) -> str:
    why = STUMBLES[made.why] if made.why else ""
    return _("bước %(at)s trên %(of)s: %(why)s") % {"at": made.failed_at, "of": made.steps, "why": why}


def _of_page(say: Callable[[Static], str]) -> Say:
    return lambda facts: say(facts.static) if facts.static else ""


_SAYS: Mapping[Defect, Say] = {
    Defect.DOWN: lambda facts: str(REACHED[facts.plain.reached]),
    Defect.SERVER_ERROR: lambda facts: f"HTTP {facts.plain.status}",
    Defect.NOT_FOUND: lambda facts: f"HTTP {facts.plain.status}",
    Defect.REDIRECT_LOOP: lambda facts: _some([one.url for one in facts.plain.hops]),
    Defect.SLOW: lambda facts: f"{grouped(facts.plain.first_byte_ms or 0)}\u00a0ms",
    Defect.HEAVY: lambda facts: f"{grouped(facts.plain.bytes / 1000)}\u00a0kB",
    Defect.NO_HTTPS: lambda facts: facts.plain.hops[-1].url if facts.plain.hops else "",
    Defect.HTTPS_NOT_FORCED: lambda facts: facts.plain.plain_hops[-1].url if facts.plain.plain_hops else "",
    Defect.LED_ELSEWHERE: lambda facts: facts.plain.hops[-1].url if facts.plain.hops else "",
    Defect.CERTIFICATE_EXPIRED: _dates,
    Defect.CERTIFICATE_OF_ANOTHER: lambda facts: _some(
        [name for one in facts.plain.tls for name in one.certificate.names]
    ),
    Defect.OLD_TLS: lambda facts: _some(sorted({name for one in facts.plain.tls for name in one.versions})),
    Defect.NO_HSTS: _header("strict-transport-security"),
    Defect.NO_POLICY: _header("content-security-policy"),
    Defect.MAY_BE_FRAMED: _header("x-frame-options"),
    Defect.TYPE_GUESSED: _header("x-content-type-options"),
    Defect.SESSION_NOT_SECURE: _cookies,
    Defect.SESSION_READ_BY_SCRIPTS: _cookies,
    Defect.OPEN_TO_ANY_ORIGIN: _header("access-control-allow-origin"),
    Defect.FORM_OVER_HTTP: _of_page(
        lambda page: _some([one.action for one in page.forms if one.action.startswith("http://")])
    ),
    Defect.LOADED_OVER_HTTP: _of_page(lambda page: _some(list(page.insecure))),
    Defect.FOREIGN_SCRIPTS: _of_page(lambda page: _some([one.url for one in page.scripts])),
    Defect.ZOOM_FORBIDDEN: _of_page(lambda page: page.viewport or ""),
    Defect.LOW_CONTRAST: lambda facts: _some(sorted({one for one in _broken(facts) if one == "color-contrast"})),
    Defect.BARRIERS: lambda facts: _some(sorted({one for one in _broken(facts) if one != "color-contrast"})),
    Defect.WIDER_THAN_A_PHONE: lambda facts: _worst([one.scroll_width for one in facts.browser], "px"),
    Defect.PAINTED_LATE: lambda facts: _worst([one.largest_paint_ms for one in facts.browser], "ms"),
    Defect.HANGS: lambda facts: (
        _worst([one.blocked_ms for one in facts.browser], "ms")
        if all(one.rests for one in facts.browser)
        else _("không dừng lại trong thời gian chờ")
    ),
    Defect.JUMPS: lambda facts: decimal(max((one.layout_shift or 0 for one in facts.browser), default=0.0), 2),
    Defect.JOURNEY_STOPS: lambda facts: _some([_stopped(one.journey) for one in facts.browser if one.journey]),
    Defect.UNLABELLED_FIELDS: _of_page(lambda page: f"{page.unlabelled} / {page.fields}"),
    Defect.PICTURES_UNDESCRIBED: _of_page(lambda page: f"{page.undescribed} / {page.pictures}"),
}
