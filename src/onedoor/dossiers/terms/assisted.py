"""What was filed with a helper and without one, as it is compared."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Assisted:
    """A dossier filed online. `mandate`: under which a helper helped; None: the person filed alone.

    `decided`: refused at reception, or handled. `late`: None where it is not due yet, or has no time limit.
    """

    code: str
    draft: UUID
    agency: str
    procedure: str
    mandate: UUID | None
    started_at: datetime
    submitted_at: datetime
    handled_at: datetime | None
    decided: bool
    refused: bool
    supplemented: bool
    late: bool | None
