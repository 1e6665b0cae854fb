"""How doors say what a picture of a portal shows, and what became of one that is gone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from onedoor.doors.frame.probe_words import DEFECTS, STUMBLES
from onedoor.doors.frame.templatetags.frame import day
from onedoor.quality.rules.browsing import grave
from onedoor.quality.rules.defects import defects
from onedoor.quality.terms.pictures import Picture, Pictured, Removal, Removed
from onedoor.quality.terms.probes import Facts, InBrowser

_GONE: Mapping[Removal, Promise] = {
    Removal.TAKEN_BACK: gettext_lazy("Người gửi đã rút tệp này ngày %(at)s."),
    Removal.TAKEN_DOWN: gettext_lazy("Tệp này đã được gỡ ngày %(at)s: %(reason)s"),
    Removal.TERM_OVER: gettext_lazy("Tệp này hết hạn lưu, đã xóa ngày %(at)s."),
}
_MOST = 4


@dataclass(frozen=True, slots=True)
class PictureShown:
    """A picture with what it is of, and what was found wrong there: a sentence, or lines."""

    one: Picture
    about: str
    said: str
    found: tuple[str, ...] = ()


def gone(removed: Removed) -> str:
    """What became of a file, in words."""
    return str(_GONE[removed.how]) % {"at": day(removed.at), "reason": removed.reason}


def shown(seen: Pictured) -> tuple[PictureShown, ...]:
    """A visit's pictures in words."""
    return tuple(_shown(one, seen.facts) for one in seen.pictures)


def _shown(one: Picture, facts: Facts) -> PictureShown:
    page = facts.browser[0] if facts.browser else InBrowser(one.url)
    if one.step:
        return PictureShown(one, _("Đi thử, bước %(n)s") % {"n": one.step}, _at_step(one.step, page))
    if one.url == page.url:
        found = _found(facts)
        more = len(found) - _MOST
        lines = (*found[:_MOST], _("và %(n)s nữa") % {"n": more}) if more > 0 else tuple(found)
        said = _("Không thấy gì sai trong danh sách những điều máy đo biết tìm.") if not found else ""
        return PictureShown(one, _("Trang vào"), said, lines)
    rules = next((other.axe for other in page.further if other.url == one.url), ())
    n = grave(rules)
    barriers = ngettext("%(n)s lỗi tiếp cận nặng", "%(n)s lỗi tiếp cận nặng", n) % {"n": n}
    return PictureShown(one, _("Trang bên trong"), barriers if n else _("Không thấy lỗi tiếp cận nặng."))


def _found(facts: Facts) -> list[str]:
    """What is wrong with the entry page: first what one can see in the browser."""
    everything, unseen = defects(facts), defects(replace(facts, browser=()))
    ordered = sorted(DEFECTS, key=lambda defect: defect in unseen)
    return [str(DEFECTS[defect]) for defect in ordered if defect in everything]


def _at_step(step: int, page: InBrowser) -> str:
    made = page.journey
    if made is None or made.failed_at != step or made.why is None:
        return _("Đi qua được.")
    return _("Dừng ở đây: %(why)s") % {"why": STUMBLES[made.why]}
