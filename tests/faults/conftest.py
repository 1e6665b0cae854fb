"""A whole system of its own, started by `onedoor up`, to be treated badly."""

from tests.project.test_up import reachable, running

__all__ = ["reachable", "running"]
