"""The eight checks of a page on a small phone; what does not apply there, or could not be seen, counts neither way."""

from onedoor.quality.rules.curves import check
from onedoor.quality.rules.defects import may_zoom
from onedoor.quality.terms.probes import InBrowser

_SMALL_LETTERS = 0.05
"""So much of the text may be smaller than 12 px."""


def phone_checks(page: InBrowser) -> dict[str, bool | None]:
    """Each check by name: passed or not, None where it does not apply; none of a page of which nothing was counted."""
    seen = page.phone
    if seen is None:
        return {}
    hover = None if seen.unread_sheets and not seen.hover_only else not seen.hover_only
    return {
        "viewport": seen.viewport is not None,
        "width": page.scroll_width <= page.width,
        "letters": seen.small_letters <= _SMALL_LETTERS * seen.letters if seen.letters else None,
        "targets": not seen.small_targets if seen.targets else None,
        "zoom": seen.viewport is None or may_zoom(seen.viewport),
        "keyboard": not seen.wrong_keys if seen.keyed else None,
        "camera": not seen.no_camera if seen.uploads else None,
        "hover": hover,
    }


def phone_score(page: InBrowser) -> float | None:
    """0–100: passed of those that apply."""
    applied = [(1, passed) for passed in phone_checks(page).values() if passed is not None]
    return check(applied)
