"""A scripted journey in a browser: what is done step by step, and at which step it stopped."""

import time
from collections.abc import Callable, Sequence

from playwright.sync_api import Error, Page

from onedoor.quality.terms.pictures import Shot
from onedoor.quality.terms.probes import Doing, Journey, Step, Stumble

_PATIENCE_MS = 4000


def walked(
    page: Page, steps: Sequence[Step], draw: Callable[[Page, int], tuple[Shot, ...]], waited_ms: float
) -> tuple[Journey, list[Shot]]:
    """The journey as it went from the page that is open, with pictures of where it led and where it stopped.

    `waited_ms`: how long that page was waited for; of a whole journey it is told with all other waiting.
    """
    shots: list[Shot] = []
    answers: list[int] = []
    page.on(
        "response",
        lambda answer: answers.append(answer.status) if answer.request.is_navigation_request() else None,
    )
    for nth, step in enumerate(steps, 1):
        answers.clear()
        begun = time.monotonic()
        why = _stumbles(page, step, answers)
        if step.do is not Doing.FILL:
            waited_ms += 1000 * (time.monotonic() - begun)
        if why or step.do is Doing.PRESS:
            shots += draw(page, nth)
        if why:
            return Journey(len(steps), nth, why), shots
    return Journey(len(steps), waited_ms=waited_ms), shots


def _stumbles(page: Page, step: Step, answers: Sequence[int]) -> Stumble | None:
    place = page.locator(step.at).first
    try:
        if step.do is Doing.FILL:
            place.fill(step.says, timeout=_PATIENCE_MS)
        elif step.do is Doing.PRESS:
            place.click(timeout=_PATIENCE_MS)
        else:
            page.locator(step.at).filter(has_text=step.says).first.wait_for(timeout=_PATIENCE_MS)
    except Error:
        return Stumble.NOT_SAID if step.do is Doing.EXPECT else Stumble.NOT_THERE
    if step.do is not Doing.PRESS:
        return None
    try:
        page.wait_for_load_state("load")
    except Error:
        return Stumble.ERROR
    return Stumble.ERROR if any(status >= 400 for status in answers) or page.url.startswith("chrome-error:") else None
