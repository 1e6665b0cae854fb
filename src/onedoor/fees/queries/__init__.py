"""What one may ask about fees."""

from onedoor.fees.queries.policies import adopted_policies, assessed, policy, policy_rows

__all__ = ["adopted_policies", "assessed", "policy", "policy_rows"]
