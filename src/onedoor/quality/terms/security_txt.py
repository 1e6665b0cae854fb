"""What stands at the place where somebody looks to report a hole."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SecurityTxt:
    """As it was answered (`status` 0: no answer came). `expires` None where it says none, several, or no moment."""

    status: int = 0
    media_type: str = ""
    contacts: int = 0
    expires: datetime | None = None
