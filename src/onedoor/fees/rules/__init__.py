"""What the law, the graph of states and plain arithmetic decide about money."""

from onedoor.fees.rules.amounts import in_words
from onedoor.fees.rules.policies import check_begins, check_may_decide, is_ministry, reached
from onedoor.fees.rules.receipts import serial, series
from onedoor.fees.rules.references import find_reference, new_reference
from onedoor.fees.rules.resolving import AUTOMATIC, WAYS, DifferenceFacts, check_way, surplus, ways
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
from onedoor.fees.rules.tariff import assess, check_known
from onedoor.fees.rules.tariff_offers import local_policies, offers
from onedoor.fees.rules.tariff_policies import fee_facts, turning_points

__all__ = [
    "AUTOMATIC",
    "LIFETIME",
    "STATEMENT_PAYS",
    "WAYS",
    "DifferenceFacts",
    "Share",
    "assess",
    "check_begins",
    "check_keeps",
    "check_known",
    "check_may_decide",
    "check_way",
    "fee_facts",
    "find_reference",
    "in_words",
    "is_ministry",
    "keeps",
    "local_policies",
    "may_see_due",
    "means",
    "new_reference",
    "offers",
    "paid_at",
    "reached",
    "reason_of",
    "serial",
    "series",
    "split",
    "state_of",
    "surplus",
    "turning_points",
    "ways",
]
