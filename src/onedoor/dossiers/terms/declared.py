"""A declaration as a door sees it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onedoor.signing.terms import PaperRow


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """What a draft declares, fixed to be signed, and how its signatures stand."""

    id: UUID
    draft: UUID
    by_id: UUID
    title: str
    title_en: str
    fixed_at: datetime
    paper: PaperRow
