"""Every procedure of the Viet Nam pack can be filled in to the end, page after page, and is then complete."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from pydantic import JsonValue

from onedoor.catalogue import rules
from onedoor.catalogue.terms import Definition, Field, FieldType

FILES = sorted((Path(__file__).parents[2] / "packs" / "vietnam" / "procedures").glob("*.yaml"))
TODAY = date(2026, 11, 24)
HOME: JsonValue = {"commune": "00004", "detail": "12 Hàng Bạc"}
LAN: dict[str, JsonValue] = {
    "name": "Nguyễn Thị Lan",
    "citizen_number": "001190000017",
    "born": "1990-03-05",
    "sex": "female",
    "ethnicity": "Kinh",
    "nationality": "Việt Nam",
    "residence": HOME,
}
MINH = LAN | {"name": "Trần Văn Minh", "citizen_number": "001088000019", "born": "1988-03-05", "sex": "male"}
AN = LAN | {"name": "Trần Minh An", "citizen_number": "001226000017", "born": "2026-11-10", "sex": "male"}
BY_ID: dict[str, JsonValue] = {
    "child_born": "2026-11-10",
    "born": "1990-03-05",
    "died_on": "2026-11-20",
    "stay_until": "2026-12-10",
    "absent_until": "2027-12-10",
    "vsic": "5610",
    "main_vsic": "5610",
}
BY_TYPE: dict[FieldType, JsonValue] = {
    FieldType.YES_NO: True,
    FieldType.DATE: "2026-11-24",
    FieldType.PARTIAL_DATE: "2010",
    FieldType.TIME: "08:30",
    FieldType.NUMBER: 1,
    FieldType.MONEY: 50_000_000,
    FieldType.CITIZEN_NUMBER: "001190000017",
    FieldType.OLD_ID_NUMBER: "012345678",
    FieldType.PHONE: "0912345678",
    FieldType.EMAIL: "lan@example.vn",
    FieldType.ADDRESS: HOME,
}


def an_answer(field: Field, option: int) -> JsonValue:
    """A plausible answer; of a choice, the first option (0) or the last (-1)."""
    if field.type is FieldType.PERSON:
        known = AN if field.id == "child" else LAN if field.id in {"requester", "mother", "deceased"} else MINH
        return {part: known[part] for part in field.parts}
    if field.type is FieldType.TABLE:
        return [{column.id: an_answer(column, option) for column in field.columns}]
    if field.type is FieldType.CHOICE:
        # Certificate no. 2 of the criminal records cannot be asked for somebody else.
        return "no1" if field.id == "certificate_kind" else field.options[option].id
    if field.type is FieldType.CHOICES:
        return [one.id for one in field.options]
    return BY_ID.get(field.id, BY_TYPE.get(field.type, "Không rõ"))


def filled_in(definition: Definition, option: int) -> dict[str, JsonValue]:
    """Answers given page after page, as a person would: what an answer opens is answered too."""
    answers: dict[str, JsonValue] = {}
    for _round in range(5):
        for page in rules.visible_pages(definition, answers, "online", TODAY):
            for field in rules.visible_fields(page, answers, "online", definition, TODAY):
                answers.setdefault(field.id, an_answer(field, option))
    return answers


@pytest.mark.parametrize("option", [0, -1], ids=["first options", "last options"])
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_it_can_be_filled_in_to_the_end(path: Path, option: int) -> None:
    definition = Definition.model_validate(yaml.safe_load(path.read_text()))
    answers = filled_in(definition, option)
    papers = frozenset(item.id for item in rules.applicable_components(definition, answers, "online", TODAY))

    assert rules.check_answers(definition, answers, "online", TODAY, attached=papers) == ()
    assert rules.applicable_results(definition, answers, "online", TODAY)


def test_a_mother_does_not_give_her_own_details_twice() -> None:
    path = next(path for path in FILES if path.stem == "1.001193-birth-v1")
    definition = Definition.model_validate(yaml.safe_load(path.read_text()))
    asked = {"requester_relation": "mother", "child_case": "ordinary"}
    assert "mother" not in {page.id for page in rules.visible_pages(definition, asked, "online", TODAY)}
    asked["requester_relation"] = "father"
    assert "mother" in {page.id for page in rules.visible_pages(definition, asked, "online", TODAY)}


def test_certificate_no_2_is_not_asked_by_an_agent() -> None:
    path = next(path for path in FILES if path.stem == "3.000333-criminal-record-v1")
    definition = Definition.model_validate(yaml.safe_load(path.read_text()))
    answers = filled_in(definition, 0) | {"certificate_kind": "no2", "for_whom": "other", "person": MINH}
    found = rules.check_answers(definition, answers, "online", TODAY)
    assert [(error.field_id, error.code) for error in found] == [("certificate_kind", "check_failed")]
