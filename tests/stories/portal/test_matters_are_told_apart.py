"""A mother of twins has two matters of the same procedure: each is named by the child that it is about."""

from tests.stories.portal.visitor import Visitor, begin


def test_two_drafts_of_one_procedure_bear_the_names_of_the_children(mai: Visitor) -> None:
    for child in ("Trần Minh An", "Trần Minh Anh"):
        draft = begin(mai)
        mai.send(f"{draft}/page/child", {"shown": ["child_name"], "child_name": child, "action": "later"})

    said = mai.open("/dossiers/").said
    assert "Đăng ký khai sinh: Trần Minh An " in said
    assert "Đăng ký khai sinh: Trần Minh Anh " in said
    gate = mai.open("/service/1.001193/start?birth_country=vietnam&already_registered=no&linked=no").said
    assert "Trần Minh An: Điền tiếp" in gate
    assert "Trần Minh Anh: Điền tiếp" in gate


def test_a_dossier_keeps_the_name_of_the_child_in_the_list(mai: Visitor, code: str) -> None:
    assert "Đăng ký khai sinh: Trần Minh An " in mai.open("/dossiers/").said
    assert code in mai.said
