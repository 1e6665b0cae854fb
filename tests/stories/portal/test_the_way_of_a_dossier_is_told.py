"""Mai follows her dossier: each step names the stage that made it, each message is marked with its language."""

from onedoor.base.actor import Actor
from onedoor.dossiers import operations
from tests.stories.portal.visitor import Visitor


def test_a_step_names_the_stage_where_it_was_made(mai: Visitor, code: str, lan: Actor) -> None:
    operations.assign(code, by=lan, to=lan.id)
    operations.receive(code, by=lan)
    operations.forward(code, by=lan)

    said = mai.open(f"/dossiers/{code}").said

    forwarded = said[said.index("Chuyển bước tiếp theo") :]
    assert forwarded.split(" · ")[1].startswith("Tiếp nhận")


def test_a_message_stays_in_the_language_it_was_written_in(mai: Visitor, code: str, lan: Actor) -> None:
    operations.assign(code, by=lan, to=lan.id)
    operations.receive(code, by=lan)
    mai.client.cookies["language"] = "en"

    page = mai.open("/notices").page

    assert '<html lang="en"' in page
    assert f'lang="vi">Hồ sơ {code} đã được tiếp nhận<' in page


def test_an_officers_address_shows_a_person_the_way_in_for_officers(mai: Visitor, code: str) -> None:
    for address in ("/desk/", f"/desk/{code}/", "/desk/H26.00073-000000-0001/"):
        assert "Vào bằng tài khoản cán bộ" in mai.open(address, status=404).said
    assert "cán bộ" not in mai.open("/dossiers/nothing", status=404).said
