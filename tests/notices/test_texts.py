"""The pack's texts: every kind in both languages, and no name that nothing answers to."""

from pathlib import Path

import pytest
import yaml

from onedoor.notices import rules
from onedoor.notices.terms import BEFORE_FILING, NAMES, Kind, Words
from onedoor.notices.texts import texts
from tests.conftest import PACK

FILE = PACK / "notices.yaml"


def test_the_pack_has_a_text_for_each_kind_in_each_language() -> None:
    found = texts(FILE)

    assert set(found) == {(kind, language) for kind in Kind for language in ("vi", "en")}
    for (kind, _language), words in found.items():
        assert ("{code}" in words.title) is (kind not in BEFORE_FILING)
        assert "{address}" in words.text


def test_no_text_is_left_with_a_hole() -> None:
    facts = dict.fromkeys(NAMES, "x")

    for words in texts(FILE).values():
        filled = rules.filled(words, facts)
        assert "{" not in filled.title + filled.text
        assert "\n" not in filled.title


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda notices: notices.pop("refused"), "no text for refused"),
        (lambda notices: notices["refused"].pop("en"), "en"),
        (lambda notices: notices["refused"]["vi"].update(text="{citizen_number}"), "citizen_number"),
        (lambda notices: notices["refused"]["vi"].update(text="{code.__class__}"), "code.__class__"),
        (lambda notices: notices["refused"]["vi"].update(text="open {"), "{"),
        (lambda notices: notices.update(unheard_of=notices["refused"]), "unheard_of"),
    ],
)
def test_a_pack_with_a_faulty_text_is_told_which(tmp_path: Path, change: object, said: str) -> None:
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert callable(change)
    change(told["notices"])
    file = tmp_path / "notices.yaml"
    file.write_text(yaml.safe_dump(told), encoding="utf-8")

    with pytest.raises(ValueError) as raised:
        texts(file)

    assert said in str(raised.value)


def test_a_title_is_one_line_whatever_the_facts_hold() -> None:
    assert rules.filled(Words("A {code}", ""), {"code": "b\r\nBcc: c"}).title == "A b Bcc: c"
