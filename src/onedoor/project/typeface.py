"""Be Vietnam Pro for the screen (one small WOFF2 per weight) and for paper (TrueType, which Typst needs)."""

import shutil
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SUBSETS = ("latin", "vietnamese", "latin-ext")
SCREEN = {"400-normal": "400", "600-normal": "600"}
PAPER = {
    "400-normal": "Regular",
    "400-italic": "Italic",
    "600-normal": "SemiBold",
    "700-normal": "Bold",
    "700-italic": "BoldItalic",
}
DIGITS = frozenset(map(ord, "0123456789"))
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
VIETNAMESE = frozenset(map(ord, _VOWELS + _VOWELS.upper() + "đĐ₫")) | frozenset(range(0x20, 0x7F))
"""Every letter Vietnamese writes, and ASCII: a build that lacks one of them fails."""


def build(source: Path, target: Path) -> None:
    """Write `target`/BeVietnamPro-*.woff2, Figures-*.woff2 and `target`/ttf/*.ttf from the package at `source`."""
    paper = target / "ttf"
    paper.mkdir(parents=True, exist_ok=True)
    for style, name in PAPER.items():
        font = merged(source, style)
        missing = VIETNAMESE - set(font.getBestCmap())
        if missing:
            raise RuntimeError(f"The typeface lacks {''.join(map(chr, sorted(missing)))} in {style}.")
        font.save(paper / f"BeVietnamPro-{name}.ttf")
        if style in SCREEN:
            _for_screen(font, set(font.getBestCmap()), target / f"BeVietnamPro-{SCREEN[style]}.woff2")
            figures = TTFont(paper / f"BeVietnamPro-{name}.ttf")
            _level_digits(figures)
            _for_screen(figures, set(DIGITS), target / f"Figures-{SCREEN[style]}.woff2")
    for folder in (target, paper):
        shutil.copyfile(source / "LICENSE", folder / "OFL.txt")


def merged(source: Path, style: str) -> TTFont:
    """One font out of the subsets of one style; a character is taken from the first subset that has it."""
    seen: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for subset in SUBSETS:
            font = TTFont(source / "files" / f"be-vietnam-pro-{subset}-{style}.woff2")
            font.flavor = None
            fresh = set(font.getBestCmap()) - seen
            seen |= fresh
            _keep(font, fresh, hinting=False)
            parts.append(f"{folder}/{subset}.ttf")
            font.save(parts[-1])
        return Merger().merge(parts)


def _keep(font: TTFont, characters: set[int], *, hinting: bool) -> None:
    options = Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = hinting
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def _for_screen(font: TTFont, characters: set[int], target: Path) -> None:
    _keep(font, characters, hinting=False)
    font.flavor = "woff2"
    font.save(target)


def _level_digits(font: TTFont) -> None:
    """Give all ten digits one width, so that numbers in a table stand under each other."""
    names = [font.getBestCmap()[digit] for digit in DIGITS]
    width = sorted(font["hmtx"][name][0] for name in names)[len(names) // 2]
    for name in names:
        advance, bearing = font["hmtx"][name]
        shift = (width - advance) // 2
        font["glyf"][name].coordinates.translate((shift, 0))
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, bearing + shift)
