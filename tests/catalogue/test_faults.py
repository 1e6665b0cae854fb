"""The mistakes people make while writing a definition, and what they are told about each."""

from pathlib import Path

import pytest

from onedoor.catalogue.checking import check_file, check_pack
from onedoor.catalogue.faults import allowed_at
from onedoor.catalogue.terms import FieldType
from tests.catalogue.definitions import SMALL

MISTAKES = [
    (
        "minutes_to_fill: 5",
        "minute_to_fill: 5",
        "Nothing called “minute_to_fill” belongs here. Did you mean “minutes_to_fill”?",
    ),
    ("        type: choice", "        typ: choice", "Nothing called “typ” belongs here. Did you mean “type”?"),
    ("        type: choice", "        everyday_words: choice", "Nothing called “everyday_words” belongs here."),
    (
        "type: choice",
        "type: choise",
        f"“type” must be one of: {', '.join(FieldType)}. Did you mean “choice”?",
    ),
    (
        "role: receiver",
        "role: reciever",
        "“role” must be one of: receiver, handler, leader, clerk. Did you mean “receiver”?",
    ),
    ("may: [decide]", "may: decide", "“may” must be a list, each line beginning with -."),
    (
        'procedure: "9.000001"',
        "procedure: 9.000001",
        "“procedure” must be text (in quotes if it is a number, yes or no).",
    ),
    ("id: first", "id: First Page", "“id” must be small letters without marks, digits and _, beginning with a letter."),
    ("id: plain", "id: no", "“id” must be text (in quotes if it is a number, yes or no)."),
    ("valid_from: 2026-01-01", "valid_from: 01/01/2026", "“valid_from” must be a day such as 2026-11-24."),
    ("version: 1", "version: 0", "“version” must be 1 or more."),
    ("version: 1", "version: one", "“version” must be a whole number."),
    ("title: { vi: Một, en: One }", "title: Một", "“title” must be entries of key: value."),
    ("amount: 3", "amount: 1000", "“amount” must be 720 or less."),
    ("who_may_file: [citizen]", "who_may_file: []", "“who_may_file” must be 1 long at least."),
    ("min: 1", "min: [1]", "“min” must be a number."),
    ("min: 1", "min: soon", "This bound must be a number."),
    ("life_events: [home]", "life_events: [hoem]", "There is no life event “hoem”."),
    ("id: reason", "id: kind", "The id “kind” is used above."),
    (
        "answers.kind == 'special'",
        "answers.knid == 'special'",
        "The condition asks for “knid”, which nobody was asked by then.",
    ),
    (
        "answers.kind == 'special'",
        "answers.area > 1",
        "The condition depends on “area”, which comes later or is the field itself.",
    ),
    (
        "answers.kind == 'special'",
        "kind == 'special'",
        "This condition cannot stand: nothing is called “kind” here (letter 1).",
    ),
    (
        "answers.kind == 'special'",
        "answers.kind = 'special'",
        "This condition cannot stand: it is not written as a condition is (letter 14).",
    ),
    (
        "answers.kind == 'special'",
        "size(answers.kind)",
        "This condition cannot stand: its result is not true or false.",
    ),
    ("may: [decide]", "may: [propose]", "No stage may “decide”: the route has no end."),
    ("vi: Riêng, en: Special", "vi: Riêng", "“en” is missing."),
]


@pytest.mark.parametrize(("right", "wrong", "sentence"), MISTAKES, ids=[wrong for _, wrong, _ in MISTAKES])
def test_a_mistake_is_told_at_its_place(right: str, wrong: str, sentence: str, tmp_path: Path) -> None:
    assert right in SMALL
    text = SMALL.replace(right, wrong, 1)
    file = tmp_path / "mistaken.yaml"
    file.write_text(text)

    _, faults = check_file(file)

    told = {fault.sentence.en: fault for fault in faults}
    assert sentence in told
    place = SMALL[: SMALL.index(right)].count("\n") + 1
    assert told[sentence].line == place or "No stage" in sentence
    assert told[sentence].sentence.vi != sentence


def test_what_is_missing_is_told_where_its_block_begins(tmp_path: Path) -> None:
    file = tmp_path / "mistaken.yaml"
    file.write_text(SMALL.replace("    title: { vi: Một, en: One }\n", ""))

    _, faults = check_file(file)

    assert [(fault.line, fault.column, fault.sentence.en) for fault in faults] == [
        (1 + SMALL[: SMALL.index("id: first")].count("\n"), 5, "“title” is missing.")
    ]


def test_a_key_stands_where_its_name_does(tmp_path: Path) -> None:
    file = tmp_path / "mistaken.yaml"
    file.write_text("a: 1\n" + SMALL)

    _, faults = check_file(file)

    assert str(faults[0]).startswith(f"{file}:1:1: Ở đây không có mục “a”.")


def test_only_what_belongs_to_a_place_is_proposed_there() -> None:
    assert "pages" in allowed_at(())
    assert "checks" in allowed_at(("pages", 0))
    assert "options" in allowed_at(("pages", 0, "fields", 3))
    assert "columns" in allowed_at(("pages", 0, "fields", 3, "columns", 1))
    assert allowed_at(("title",)) == ("vi", "en")
    assert allowed_at(("valid_to",)) == ()
    assert allowed_at(("nowhere", 1, "at_all")) == ()


def test_between_the_files_of_a_pack(tmp_path: Path) -> None:
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "small-v1.yaml").write_text(SMALL)
    (tmp_path / "procedures" / "small-v2.yaml").write_text(SMALL.replace("version: 1", "version: 2"))

    definitions, faults = check_pack(tmp_path)

    assert len(definitions) == 2
    assert [(fault.line, fault.column, fault.sentence.en) for fault in faults[-1:]] == [
        (3, 1, "Versions 1 and 2 of 9.000001 hold on the same day.")
    ]
    assert faults[0].sentence.en == "The result “permit” names the template “certificate”, which is not in the pack."
    assert SMALL.splitlines()[faults[0].line - 1].strip() == "template: certificate"
