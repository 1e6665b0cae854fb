"""From one version to the next: which answers of a draft still fit, and what changed for the person."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import JsonValue

from onedoor.catalogue.rules.parsing import parse_field
from onedoor.catalogue.rules.saved import WrongShape, as_typed
from onedoor.catalogue.terms import Definition, FeeLine, Field, FieldType, Text

_COMPOSED = frozenset({FieldType.CHOICE, FieldType.CHOICES, FieldType.PERSON, FieldType.TABLE})
_Known = TypeVar("_Known")


def carry_over(
    old: Definition, new: Definition, answers: Mapping[str, JsonValue]
) -> tuple[dict[str, JsonValue], tuple[Text, ...]]:
    """The answers whose field still exists with the same type, and in words what changed.

    Of a person and of a table, the parts and columns that are still asked are kept; a choice that is offered no more is
    to be made again. Whether what is kept is still enough, `check_answers` tells.
    """
    before, after = _fields(old), _fields(new)
    kept: dict[str, JsonValue] = {}
    for key, answer in answers.items():
        if key in after and key in before and before[key].type is after[key].type:
            still = _still(after[key], answer)
            if still is not None:
                kept[key] = still
    again = [key for key in after if key in before and answers.get(key) is not None and key not in kept]
    return kept, (*_questions(before, after, again), *_papers(old, new), *_fees(old, new))


def _fields(definition: Definition) -> dict[str, Field]:
    return {field.id: field for page in definition.pages for field in page.fields}


def _still(field: Field, answer: JsonValue) -> JsonValue:
    """What of the answer the new version's field can hold; text and numbers stay, be they too long or too big."""
    if field.type not in _COMPOSED:
        return answer
    try:
        found, errors = parse_field(field, as_typed(field, answer))
    except WrongShape:
        return None
    return None if errors else found


def _questions(before: Mapping[str, Field], after: Mapping[str, Field], again: list[str]) -> Iterator[Text]:
    for field in _only_in(after, before):
        yield Text(vi=f"Câu hỏi mới: {field.label.vi}", en=f"New question: {field.label.en}")
    for field in _only_in(before, after):
        yield Text(vi=f"Không còn hỏi: {field.label.vi}", en=f"No longer asked: {field.label.en}")
    for key, field in after.items():
        if key in before and field.required and not before[key].required:
            yield Text(vi=f"Nay bắt buộc: {field.label.vi}", en=f"Now required: {field.label.en}")
        if key in again:
            yield Text(vi=f"Cần trả lời lại: {field.label.vi}", en=f"To be answered again: {field.label.en}")


def _papers(old: Definition, new: Definition) -> Iterator[Text]:
    before, after = ({item.id: item for item in one.components} for one in (old, new))
    for item in _only_in(after, before):
        yield Text(vi=f"Giấy tờ mới: {item.title.vi}", en=f"New paper: {item.title.en}")
    for item in _only_in(before, after):
        yield Text(vi=f"Không cần nữa: {item.title.vi}", en=f"No longer needed: {item.title.en}")
    for key, item in after.items():
        if key in before and item.required and not before[key].required:
            yield Text(vi=f"Nay bắt buộc: {item.title.vi}", en=f"Now required: {item.title.en}")


def _fees(old: Definition, new: Definition) -> Iterator[Text]:
    before, after = ({line.id: line for line in one.fees} for one in (old, new))
    for line in _only_in(after, before):
        yield Text(vi=f"Khoản phí mới: {line.title.vi}", en=f"New fee: {line.title.en}")
    for line in _only_in(before, after):
        yield Text(vi=f"Không còn thu: {line.title.vi}", en=f"No longer charged: {line.title.en}")
    for key, line in after.items():
        if key in before and before[key].amount != line.amount:
            (vi, en), (was_vi, was_en) = _amount(line), _amount(before[key])
            yield Text(
                vi=f"Mức phí đổi từ {was_vi} thành {vi}: {line.title.vi}",
                en=f"The fee changes from {was_en} to {en}: {line.title.en}",
            )


def _amount(line: FeeLine) -> tuple[str, str]:
    if line.amount is None:
        return "mức do tỉnh quy định", "what the province sets"
    written = f"{line.amount:,}".replace(",", ".") + " đ"
    return written, written


def _only_in(these: Mapping[str, _Known], others: Mapping[str, _Known]) -> Iterator[_Known]:
    return (item for key, item in these.items() if key not in others)
