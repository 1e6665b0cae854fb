"""What the law decides about money: what is due, and what a policy makes of it."""

from onedoor.fees.rules.policies import check_begins, check_may_decide, is_ministry, reached
from onedoor.fees.rules.tariff import assess, check_known
from onedoor.fees.rules.tariff_offers import local_policies, offers
from onedoor.fees.rules.tariff_policies import fee_facts, turning_points

__all__ = [
    "assess",
    "check_begins",
    "check_known",
    "check_may_decide",
    "fee_facts",
    "is_ministry",
    "local_policies",
    "offers",
    "reached",
    "turning_points",
]
