"""The wall between agencies: for an officer of another ward the dossier does not exist, whatever is asked of it."""

from collections.abc import Callable

import pytest

from onedoor.doors.desk.urls import urlpatterns
from tests.stories.desk.ward import Desk, handled_by, seen

OF_ONE_DOSSIER = sorted(
    str(route.pattern).removeprefix("<str:code>/") for route in urlpatterns if "code" in str(route.pattern)
)


@pytest.mark.parametrize("act", OF_ONE_DOSSIER)
def test_an_officer_of_another_ward_finds_nothing(lan: Desk, duc: Desk, minh: Desk, code: str, act: str) -> None:
    # Given a dossier of the ward, and everything that could be named in an address of it.
    handled_by(code, lan.actor, duc.actor)
    view = seen(code, lan.actor)
    path = f"{code}/" + act.replace("<uuid:attachment_id>", str(view.attachments[0].id)).replace(
        "<uuid:document_id>", str(view.documents[0].id)
    )
    form: dict[str, str] = {
        "take": "yes",
        "text": "x",
        "remark": "x",
        "reason": "x",
        "row_version": str(view.row_version),
    }

    # When Minh of another ward opens it or sends its form, then it is as if it did not exist.
    asked: list[Callable[[], str]] = [lambda: minh.opens(path), lambda: minh.sends(path, **form)]
    for ask in asked:
        page = ask()
        assert minh.status in {404, 405}
        assert "Nguyễn Thị Mai" not in page
    assert seen(code, lan.actor).row_version == view.row_version

    # And it answers exactly as a dossier that never was.
    minh.opens(path.replace(code, "H26.00073-261123-9999"))
    assert minh.status in {404, 405}


def test_another_wards_inbox_is_empty(minh: Desk, code: str) -> None:
    for view in ("mine", "unassigned", "unit", "agency", "done"):
        assert code not in minh.opens(view=view, q="Mai")
