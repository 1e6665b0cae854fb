"""What a small phone meets on a page: counts, and nothing of what they are worth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OnPhone:
    """Of the page at 360 px. `viewport` None where the page has none; sheets of other origins could not be read."""

    viewport: str | None
    letters: int = 0
    small_letters: int = 0
    """Under 12 px."""
    targets: int = 0
    small_targets: int = 0
    """Under 24 px, and another one so near that it is hit instead."""
    keyed: int = 0
    """Fields that ask for an address of mail or a telephone number."""
    wrong_keys: int = 0
    """Those of them that bring up another keyboard."""
    uploads: int = 0
    no_camera: int = 0
    """Uploads that take no picture."""
    hover_only: int = 0
    """Things that show only under a mouse."""
    unread_sheets: int = 0
