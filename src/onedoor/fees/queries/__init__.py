"""What one may ask about fees."""

from onedoor.fees.queries.policies import (
    adopted_policies,
    assessed,
    followed,
    policy,
    policy_rows,
    procedures_with_fees,
)

__all__ = ["adopted_policies", "assessed", "followed", "policy", "policy_rows", "procedures_with_fees"]
