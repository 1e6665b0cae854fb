"""Each role lands where it works, and finds the way to its other places."""

import pytest

from onedoor.base.actor import Role
from onedoor.doors.frame.places import first_place, places
from tests.fees.conftest import officer


@pytest.mark.parametrize(
    ("roles", "first", "from_portal", "from_office"),
    [
        ((Role.FINANCE,), "/office/money/", ["/office/money/"], []),
        ((Role.RECEIVER,), "/desk/", ["/desk/", "/office/teams/cases"], ["/desk/"]),
        ((Role.RECEIVER, Role.FINANCE), "/desk/", ["/desk/", "/office/money/"], ["/desk/"]),
        ((Role.AUDITOR,), "/desk/", ["/desk/", "/office/quality/"], ["/desk/"]),
        ((Role.ASSESSOR,), "/office/quality/assessment/", ["/office/quality/assessment/"], []),
        ((Role.FINANCE, Role.ASSESSOR), "/office/money/", ["/office/money/"], []),
        ((Role.HANDLER, Role.ASSESSOR), "/desk/", ["/desk/", "/office/quality/assessment/"], ["/desk/"]),
        ((Role.HELPER,), "/field/", ["/field/"], ["/field/"]),
        ((Role.LEADER,), "/desk/", ["/desk/", "/office/quality/"], ["/desk/"]),
    ],
)
def test_an_officer_lands_where_their_role_works(
    roles: tuple[Role, ...], first: str, from_portal: list[str], from_office: list[str]
) -> None:
    who = officer(*roles)
    assert first_place(who) == first
    assert [link.href for link in places(who, "/services/")] == from_portal
    assert [link.href for link in places(who, "/office/differences/")] == from_office
