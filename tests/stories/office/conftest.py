"""Who keeps the money, and a gateway in a test's hand."""

import pytest

from tests.fees.conftest import gateway, monday
from tests.stories.office.money import Office

__all__ = ["gateway", "monday"]


@pytest.fixture
def diep(monday: object, gateway: object) -> Office:
    """A finance officer of the city."""
    return Office("Ngô Ngọc Diệp")
