"""Whether a definition of the right shape makes sense: ids, conditions, options, route."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from onedoor.catalogue.rules.conditions import BadCondition, check_condition
from onedoor.catalogue.terms import Definition, Field, FieldType, Text

Path = tuple[str | int, ...]
Finding = tuple[Path, Text]
_NAMED = re.compile(r"\banswers\.([a-z][a-z0-9_]*)")
_LIFE_EVENTS = frozenset({"family", "residence", "vehicle", "business", "home", "identity"})
_PERSON_PARTS = frozenset({"name", "citizen_number", "born", "sex", "ethnicity", "nationality", "residence"})


def soundness(definition: Definition) -> Iterator[Finding]:
    """Everything that does not make sense, with its path in the file."""
    yield from _doubled(definition)
    yield from _dates(definition)
    yield from _fields(definition)
    yield from _conditions(definition)
    yield from _order_of_conditions(definition)
    yield from _route(definition)
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
        counts = Counter(name for name, _ in group)
        for name, where in group:
            if counts[name] > 1:
                yield where, _both(f"Mã “{name}” dùng nhiều lần.", f"The id “{name}” is used more than once.")


def _dates(definition: Definition) -> Iterator[Finding]:
    if definition.valid_to is not None and definition.valid_to < definition.valid_from:
        yield ("valid_to",), _both("Ngày hết hiệu lực trước ngày có hiệu lực.", "It ends before it begins.")
    for number, line in enumerate(definition.fees):
        if line.valid_from and line.valid_to and line.valid_to < line.valid_from:
            yield (
                ("fees", number, "valid_to"),
                _both("Mức phí hết hạn trước khi bắt đầu.", "The fee ends before it begins."),
            )


def _fields(definition: Definition) -> Iterator[Finding]:
    for p, page in enumerate(definition.pages):
        for n, field in enumerate(page.fields):
            yield from _field(field, ("pages", p, "fields", n))


def _field(field: Field, where: Path) -> Iterator[Finding]:
    if field.type in (FieldType.CHOICE, FieldType.CHOICES) and len(field.options) < 2:
        yield where, _both(f"“{field.id}” cần ít nhất hai lựa chọn.", f"“{field.id}” needs at least two options.")
    if field.type is FieldType.TABLE and not field.columns:
        yield where, _both(f"Bảng “{field.id}” chưa có cột.", f"The table “{field.id}” has no columns.")
    unknown = set(field.parts) - _PERSON_PARTS
    if unknown:
        yield where, _both(f"Không có phần “{min(unknown)}”.", f"A person has no part “{min(unknown)}”.")
    for number, column in enumerate(field.columns):
        if column.type in (FieldType.TABLE, FieldType.PERSON, FieldType.FILE):
            yield (
                (*where, "columns", number),
                _both("Cột không thể là bảng, người hay tệp.", "A column is no table, person or file."),
            )
        yield from _field(column, (*where, "columns", number))


def _stated(definition: Definition) -> Iterator[tuple[Path, str]]:
    """Every condition with its path."""
    for p, page in enumerate(definition.pages):
        if page.when:
            yield ("pages", p, "when"), page.when
        for n, field in enumerate(page.fields):
            if field.when:
                yield ("pages", p, "fields", n, "when"), field.when
        for n, check in enumerate(page.checks):
            yield ("pages", p, "checks", n, "that"), check.that
    for kind in ("components", "fees", "time_limits", "results", "presence", "pick_up", "eligibility"):
        for n, item in enumerate(getattr(definition, kind)):
            if item.when:
                yield (kind, n, "when"), item.when


def _conditions(definition: Definition) -> Iterator[Finding]:
    known = {field.id for page in definition.pages for field in page.fields}
    for where, expression in _stated(definition):
        try:
            check_condition(expression)
        except BadCondition as bad:
            yield (
                where,
                _both(f"Điều kiện chưa đúng: {bad.sentence.vi}.", f"This condition cannot stand: {bad.sentence.en}."),
            )
            continue
        for name in _NAMED.findall(expression):
            if name not in known:
                yield (
                    where,
                    _both(
                        f"Điều kiện hỏi “{name}” nhưng không có câu hỏi nào như vậy.",
                        f"The condition asks for “{name}”, but no field has that id.",
                    ),
                )


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
