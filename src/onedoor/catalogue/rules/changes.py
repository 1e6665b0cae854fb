"""From one version to the next: which answers of a draft still fit, and what changed for the person."""

from collections.abc import Mapping

from pydantic import JsonValue

from onedoor.catalogue.terms import Definition, Field, Text


def carry_over(
    old: Definition, new: Definition, answers: Mapping[str, JsonValue]
) -> tuple[dict[str, JsonValue], tuple[Text, ...]]:
    """The answers whose field still exists with the same type, and in words what changed."""
    before, after = _fields(old), _fields(new)
    kept = {key: value for key, value in answers.items() if key in after and _same_shape(before.get(key), after[key])}
    changes = [
        Text(vi=f"Câu hỏi mới: {field.label.vi}", en=f"New question: {field.label.en}")
        for key, field in after.items()
        if key not in before
    ]
    changes += [
        Text(vi=f"Không còn hỏi: {field.label.vi}", en=f"No longer asked: {field.label.en}")
        for key, field in before.items()
        if key not in after
    ]
    changes += [
        Text(vi=f"Cần trả lời lại: {field.label.vi}", en=f"To be answered again: {field.label.en}")
        for key, field in after.items()
        if key in before and key in answers and key not in kept
    ]
    return kept, tuple(changes + _papers(old, new) + _fees(old, new))


def _fields(definition: Definition) -> dict[str, Field]:
    return {field.id: field for page in definition.pages for field in page.fields}


def _same_shape(before: Field | None, after: Field) -> bool:
    if before is None or before.type is not after.type:
        return False
    options = {option.id for option in after.options}
    columns = {column.id for column in before.columns} == {column.id for column in after.columns}
    return columns and {option.id for option in before.options} <= options


def _papers(old: Definition, new: Definition) -> list[Text]:
    before = {item.id: item for item in old.components}
    after = {item.id: item for item in new.components}
    added = [
        Text(vi=f"Giấy tờ mới: {item.title.vi}", en=f"New paper: {item.title.en}")
        for key, item in after.items()
        if key not in before
    ]
    dropped = [
        Text(vi=f"Không cần nữa: {item.title.vi}", en=f"No longer needed: {item.title.en}")
        for key, item in before.items()
        if key not in after
    ]
    return added + dropped


def _fees(old: Definition, new: Definition) -> list[Text]:
    def told(definition: Definition) -> set[tuple[str, int | None, str | None]]:
        return {(line.id, line.amount, line.when) for line in definition.fees}

    if told(old) == told(new):
        return []
    return [Text(vi="Mức phí, lệ phí đã thay đổi.", en="The fees have changed.")]
