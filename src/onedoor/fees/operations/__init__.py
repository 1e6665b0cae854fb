"""What one may do about fees."""

from onedoor.fees.operations.policies import adopt, discard_draft, draft, load_policies

__all__ = ["adopt", "discard_draft", "draft", "load_policies"]
