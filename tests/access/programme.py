"""A target that the city gave to the ward, for the routes that are about one."""

from datetime import date
from uuid import UUID

from onedoor.base.actor import Role
from onedoor.programme import operations
from onedoor.programme.terms.targets import Reckoning, Wanted
from tests.dossiers.conftest import WARD, officer


def ward_target() -> UUID:
    """Its id; its document is typeset."""
    kien = officer("kien", "Đinh Trung Kiên", "H26", Role.LEADER)
    wanted = Wanted((WARD,), "K1", 1, Reckoning.PERIOD, 0.85, date(2026, 1, 1), date(2026, 12, 31), 1000)
    [found] = operations.assign(wanted, by=kien)
    operations.typeset_target(found)
    return found
