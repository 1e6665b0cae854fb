"""Portals whose defects only a browser sees: what is painted, what jumps, what hangs, and what a journey meets."""

from dataclasses import replace

from onedoor.connectors.demo.zoo.portals import File, Portal
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Doing, Step

JOURNEY = (
    Step(Doing.FILL, "#cccd", "khai sinh"),
    Step(Doing.PRESS, "form button"),
    Step(Doing.EXPECT, "h1", "Tìm thủ tục"),
)
_SCRIPT = "text/javascript"
_PALE = "p { color: #9a9a9a; } .wide { width: 900px; }"
_JUMPS = """
requestAnimationFrame(() => setTimeout(() => {
  const banner = document.createElement("div");
  banner.style.height = "320px";
  document.body.prepend(banner);
  setTimeout(() => { const until = performance.now() + 900; while (performance.now() < until); }, 100);
}, 150));
"""
_TALL = "<p>Nộp hồ sơ tại nhà, theo dõi từng bước, nhận kết quả khi xong.</p>" * 8


def _portal(name: str, *planted: Defect) -> Portal:
    return Portal(name, frozenset(planted), main=_TALL)


FOR_BROWSERS: tuple[Portal, ...] = (
    replace(_portal("well"), journey=JOURNEY),
    replace(
        _portal("pale-and-wide", Defect.LOW_CONTRAST, Defect.WIDER_THAN_A_PHONE),
        files={"/portal.css": File("text/css", _PALE)},
        main='<p class="wide">Nộp hồ sơ tại nhà, theo dõi từng bước, nhận kết quả khi xong.</p>',
    ),
    replace(
        _portal("late-and-nameless", Defect.PAINTED_LATE, Defect.BARRIERS, Defect.UNLABELLED_FIELDS),
        files={"/portal.js": File(_SCRIPT, "", waits=4.1)},
        field='<input id="cccd" name="cccd">',
    ),
    replace(_portal("restless", Defect.JUMPS, Defect.HANGS), files={"/portal.js": File(_SCRIPT, _JUMPS)}),
    replace(_portal("stops-at-2", Defect.JOURNEY_STOPS), journey=JOURNEY, fails_at="/search"),
)
