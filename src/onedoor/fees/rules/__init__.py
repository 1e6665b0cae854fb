"""What the law decides about money: what is due, and what a policy makes of it."""

from onedoor.fees.rules.tariff import assess
from onedoor.fees.rules.tariff_offers import local_policies, offers
from onedoor.fees.rules.tariff_policies import fee_facts, turning_points

__all__ = ["assess", "fee_facts", "local_policies", "offers", "turning_points"]
