"""Whether a definition of the right shape makes sense: ids, conditions, options, route."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from onedoor.catalogue.compared import compared
from onedoor.catalogue.rules.conditions import BadCondition, check_condition, check_number
from onedoor.catalogue.sound_declaration import declared
from onedoor.catalogue.sound_fees import fees
from onedoor.catalogue.terms import Definition, Field, FieldType, Text
from onedoor.catalogue.terms.facts import Part

Path = tuple[str | int, ...]
Finding = tuple[Path, Text]
_NAMED = re.compile(r"\banswers\.([a-z][a-z0-9_]*)")
_ELIGIBILITY = re.compile(r"\beligibility\.([a-z][a-z0-9_]*)")
_LIFE_EVENTS = frozenset({"family", "residence", "vehicle", "business", "home", "identity"})
_FROM_TODAY = re.compile(r"^today([+-]\d{1,5})?$", re.ASCII)
_CONDITIONS = ("when", "that", "claimed", "known_when")
_NUMBERS = ("quantity", "times")
_PERSON_PARTS = frozenset({"name", "citizen_number", "born", "sex", "ethnicity", "nationality", "residence"})


def soundness(definition: Definition) -> Iterator[Finding]:
    """Everything that does not make sense, with its path in the file."""
    yield from _doubled(definition)
    yield from _dates(definition)
    yield from _fields(definition)
    yield from _conditions(definition)
    yield from _order_of_conditions(definition)
    yield from _heirs(definition)
    yield from _route(definition)
    yield from fees(definition)
    yield from declared(definition)
    yield from compared(definition, _stated(definition))
    for number, event in enumerate(definition.life_events):
        if event not in _LIFE_EVENTS:
            yield ("life_events", number), _both(f"Không có sự kiện “{event}”.", f"There is no life event “{event}”.")


def _both(vi: str, en: str) -> Text:
    return Text(vi=vi, en=en)


def _doubled(definition: Definition) -> Iterator[Finding]:
    fields = [
        (f.id, ("pages", p, "fields", n)) for p, page in enumerate(definition.pages) for n, f in enumerate(page.fields)
    ]
    slots = [(item.id, ("components", n)) for n, item in enumerate(definition.components)]
    groups: Iterable[list[tuple[str, Path]]] = (
        [*fields, *slots],
        [(page.id, ("pages", n)) for n, page in enumerate(definition.pages)],
        [(stage.id, ("route", n)) for n, stage in enumerate(definition.route)],
        [(line.id, ("fees", n)) for n, line in enumerate(definition.fees)],
        [(item.id, ("eligibility", n)) for n, item in enumerate(definition.eligibility)],
    )
    for group in groups:
        yield from _twice(group)


def _twice(group: list[tuple[str, Path]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, where in group:
        if name in seen:
            yield (*where, "id"), _both(f"Mã “{name}” đã dùng ở trên.", f"The id “{name}” is used above.")
        seen.add(name)


def _dates(definition: Definition) -> Iterator[Finding]:
    if definition.valid_to is not None and definition.valid_to < definition.valid_from:
        yield ("valid_to",), _both("Ngày hết hiệu lực trước ngày có hiệu lực.", "It ends before it begins.")


def _fields(definition: Definition) -> Iterator[Finding]:
    for p, page in enumerate(definition.pages):
        for n, field in enumerate(page.fields):
            yield from _field(field, ("pages", p, "fields", n))


def _field(field: Field, where: Path) -> Iterator[Finding]:
    if field.type in (FieldType.CHOICE, FieldType.CHOICES) and len(field.options) < 2:
        yield where, _both(f"“{field.id}” cần ít nhất hai lựa chọn.", f"“{field.id}” needs at least two options.")
    if field.type is FieldType.TABLE and not field.columns:
        yield where, _both(f"Bảng “{field.id}” chưa có cột.", f"The table “{field.id}” has no columns.")
    for name, kinds in (("parts", _PERSON_PARTS), ("optional_parts", frozenset(field.parts))):
        for number, part in enumerate(getattr(field, name)):
            if part not in kinds:
                yield (*where, name, number), _both(f"Không có phần “{part}”.", f"There is no part “{part}”.")
    for name in ("options", "columns"):
        yield from _twice([(item.id, (*where, name, n)) for n, item in enumerate(getattr(field, name))])
    yield from _bounds(field, where)
    for number, column in enumerate(field.columns):
        if column.type in (FieldType.TABLE, FieldType.PERSON, FieldType.FILE) or column.when is not None:
            yield (
                (*where, "columns", number),
                _both(
                    "Cột không thể là bảng, người, tệp hay có điều kiện.",
                    "A column is no table, person or file, and has no condition.",
                ),
            )
        yield from _field(column, (*where, "columns", number))


def _bounds(field: Field, where: Path) -> Iterator[Finding]:
    """A day bounds a day, a number everything else."""
    is_day = field.type in (FieldType.DATE, FieldType.PARTIAL_DATE)
    for name in ("min", "max"):
        bound = getattr(field, name)
        if bound is None or (_is_day(bound) if is_day else not isinstance(bound, str)):
            continue
        vi, en = (
            ("ngày dạng 2026-11-24, today hoặc today-60", "a day such as 2026-11-24, today or today-60")
            if is_day
            else ("số", "a number")
        )
        yield (*where, name), _both(f"Giới hạn này phải là {vi}.", f"This bound must be {en}.")
    options = {None, *(option.id for option in field.options)}
    if field.type is FieldType.CHOICE and field.default not in options:
        yield (
            (*where, "default"),
            _both(f"Không có lựa chọn “{field.default}”.", f"There is no option “{field.default}”."),
        )


def _is_day(bound: float | str) -> bool:
    if not isinstance(bound, str) or _FROM_TODAY.match(bound):
        return isinstance(bound, str)
    try:
        return date.fromisoformat(bound).isoformat() == bound
    except ValueError:
        return False


def _stated(part: Part, where: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every condition with its path."""
    for name, value in part:
        if name in _CONDITIONS + _NUMBERS and isinstance(value, str):
            yield (*where, name), value
        for number, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Part):
                yield from _stated(item, (*where, name, number))
        if isinstance(value, Part):
            yield from _stated(value, (*where, name))


def _conditions(definition: Definition) -> Iterator[Finding]:
    known = {field.id for page in definition.pages for field in page.fields}
    asked = {question.id for question in definition.eligibility}
    for where, expression in _stated(definition):
        try:
            (check_number if where[-1] in _NUMBERS else check_condition)(expression)
        except BadCondition as bad:
            vi, en = bad.sentence.vi, bad.sentence.en
            yield where, _both(f"Điều kiện chưa đúng: {vi}.", f"This condition cannot stand: {en}.")
            continue
        before = where[0] == "eligibility"
        named = [name for name in _NAMED.findall(expression) if before or name not in known]
        named += [name for name in _ELIGIBILITY.findall(expression) if not before or name not in asked]
        for name in named:
            vi = f"Điều kiện hỏi “{name}” nhưng trước đó không có câu hỏi nào như vậy."
            yield where, _both(vi, f"The condition asks for “{name}”, which nobody was asked by then.")


def _order_of_conditions(definition: Definition) -> Iterator[Finding]:
    """A field is asked only on what came before it: so no condition can go round in a circle."""
    position = {}
    for p, page in enumerate(definition.pages):
        for n, field in enumerate(page.fields):
            position[field.id] = (p, n)
    for where, expression in _stated(definition):
        if where[0] != "pages" or "checks" in where:
            continue
        here = (int(where[1]), int(where[3]) if len(where) > 3 else -1)
        for name in _NAMED.findall(expression):
            if position.get(name, (-1, -1)) >= here and name in position:
                yield (
                    where,
                    _both(
                        f"Điều kiện dựa vào “{name}”, là câu hỏi đứng sau hoặc chính nó.",
                        f"The condition depends on “{name}”, which comes later or is the field itself.",
                    ),
                )


def _heirs(definition: Definition) -> Iterator[Finding]:
    for number, result in enumerate(definition.results):
        rule = result.heirs
        if rule is None:
            continue
        dead, heirs = definition.field(rule.of), definition.field(rule.heirs)
        if dead is None or dead.type is not FieldType.PERSON:
            sentence = _both(f"“{rule.of}” phải là câu hỏi về một người.", f"“{rule.of}” must be a person field.")
            yield ("results", number, "heirs", "of"), sentence
        columns = {column.id for column in heirs.columns} if heirs else set()
        if heirs is None or not (heirs.type is FieldType.PERSON or {"name", "citizen_number"} <= columns):
            vi = f"“{rule.heirs}” phải là một người, hoặc bảng có cột name và citizen_number."
            en = f"“{rule.heirs}” must be a person field, or a table with columns name and citizen_number."
            yield ("results", number, "heirs", "heirs"), _both(vi, en)


def _route(definition: Definition) -> Iterator[Finding]:
    allowed = [set(stage.may) for stage in definition.route]
    if "receive" not in allowed[0]:
        yield ("route", 0), _both("Bước đầu phải được tiếp nhận hồ sơ.", "The first stage must be allowed to receive.")
    for word in ("decide", "deliver"):
        if not any(word in may for may in allowed):
            yield ("route",), _both(f"Không bước nào được “{word}”.", f"No stage may “{word}”: the route has no end.")
    for number, may in enumerate(allowed[:-1]):
        if not may & {"forward", "propose", "decide"}:
            yield ("route", number), _both("Hồ sơ không đi tiếp được từ bước này.", "Nothing leads on from this stage.")
