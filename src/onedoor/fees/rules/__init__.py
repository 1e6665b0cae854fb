"""What the law, the graph of states and plain arithmetic decide about money."""

from onedoor.fees.rules.amounts import in_words
from onedoor.fees.rules.receipts import serial, series
from onedoor.fees.rules.references import find_reference, new_reference
from onedoor.fees.rules.resolving import AUTOMATIC, WAYS, check_way, surplus, ways
from onedoor.fees.rules.seeing import check_keeps, keeps, may_see_due
from onedoor.fees.rules.settling import (
    LIFETIME,
    STATEMENT_PAYS,
    Share,
    means,
    paid_at,
    reason_of,
    split,
    state_of,
)

__all__ = [
    "AUTOMATIC",
    "LIFETIME",
    "STATEMENT_PAYS",
    "WAYS",
    "Share",
    "check_keeps",
    "check_way",
    "find_reference",
    "in_words",
    "keeps",
    "may_see_due",
    "means",
    "new_reference",
    "paid_at",
    "reason_of",
    "serial",
    "series",
    "split",
    "state_of",
    "surplus",
    "ways",
]
