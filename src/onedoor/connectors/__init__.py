"""The outside world, one folder a system. Each answers a port that a capability declares."""
