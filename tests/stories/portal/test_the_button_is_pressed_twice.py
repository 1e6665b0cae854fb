"""A double click, a retry after a cut reply and two tabs give one dossier and the same code."""

from onedoor.dossiers import queries
from tests.stories.portal.visitor import Visitor, submit


def test_every_press_leads_to_the_same_code(mai: Visitor, journey: str) -> None:
    mai.open(f"{journey}/check")
    version = mai.value_of("version")
    code = submit(mai, journey)
    for _again in range(3):
        mai.send(f"{journey}/check", {"version": version})
        assert mai.path == f"/dossiers/{code}/sent"
    assert mai.actor is not None
    assert [row.code for row in queries.mine(seen_by=mai.actor)] == [code]


def test_a_page_left_open_in_another_tab_leads_to_the_end_page(mai: Visitor, journey: str, code: str) -> None:
    mai.send(f"{journey}/page/child", {"shown": ["child_name"], "child_name": "Khác", "action": "continue"})
    assert mai.path == f"/dossiers/{code}/sent"
    assert mai.actor is not None
    assert queries.dossier(code, seen_by=mai.actor).answers["child_name"] == "Trần Minh An"


def test_a_form_from_an_older_version_is_not_handed_in(mai: Visitor, journey: str) -> None:
    mai.send(f"{journey}/check", {"version": "00000000-0000-0000-0000-000000000000"})
    assert mai.path == f"{journey}/"
    assert mai.actor is not None
    assert queries.mine(seen_by=mai.actor) == ()
