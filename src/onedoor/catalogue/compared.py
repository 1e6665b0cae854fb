"""Whether what a definition says can come about: options that exist, questions with a way on, channels with a limit."""

import re
from collections.abc import Iterable, Iterator

from onedoor.catalogue.terms import Definition, FieldType, Text

Path = tuple[str | int, ...]
Finding = tuple[Path, Text]
_QUOTED = re.compile(r"""'([^']*)'|"([^"]*)\"""")
_NAME = r"\b(answers|eligibility)\.([a-z][a-z0-9_]*)"
_IS = re.compile(_NAME + r"""\s*(?:==|!=)\s*('[^']*'|"[^"]*")""")
_IS_ONE_OF = re.compile(_NAME + r"\s+in\s*\[([^\]]*)\]")
_HOLDS = re.compile(r"""('[^']*'|"[^"]*")\s+in\s+""" + _NAME)
_IS_THERE = re.compile(r"\bhas\s*\(\s*answers\.([a-z][a-z0-9_]*)\s*\)")


def compared(definition: Definition, stated: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    """What can never be, with its path: `stated` are the conditions of the definition with theirs."""
    options = _options(definition)
    for where, expression in stated:
        bare = _QUOTED.sub("''", expression)
        for name in _IS_THERE.findall(bare):
            yield (
                where,
                _both(
                    f"has(answers.{name}) luôn đúng; hãy viết answers.{name} != null.",
                    f"has(answers.{name}) is always true; write answers.{name} != null.",
                ),
            )
        for kind, name, value in _comparisons(expression):
            allowed = options.get((kind, name))
            if allowed is not None and value not in allowed:
                yield where, _no_option(name, value, allowed)
    yield from _ways_on(definition)
    yield from _limits(definition)


def _both(vi: str, en: str) -> Text:
    return Text(vi=vi, en=en)


def _options(definition: Definition) -> dict[tuple[str, str], tuple[str, ...]]:
    """What may be compared with each question that has options; nothing for one that is answered with yes or no."""
    found = {("eligibility", one.id): tuple(answer.id for answer in one.answers) for one in definition.eligibility}
    for page in definition.pages:
        for field in page.fields:
            if field.type in (FieldType.CHOICE, FieldType.CHOICES):
                found["answers", field.id] = tuple(option.id for option in field.options)
            elif field.type is FieldType.YES_NO:
                found["answers", field.id] = ()
    return found


def _comparisons(expression: str) -> Iterator[tuple[str, str, str]]:
    """Each question that is compared with a text: `answers` or `eligibility`, its id, the text."""
    for kind, name, value in _IS.findall(expression):
        yield kind, name, value[1:-1]
    for kind, name, values in _IS_ONE_OF.findall(expression):
        for single, double in _QUOTED.findall(values):
            yield kind, name, single or double
    for value, kind, name in _HOLDS.findall(expression):
        yield kind, name, value[1:-1]


def _no_option(name: str, value: str, allowed: tuple[str, ...]) -> Text:
    if not allowed:
        return _both(f"“{name}” chỉ là true hoặc false.", f"“{name}” is true or false only.")
    listed = ", ".join(allowed)
    return _both(
        f"“{name}” không có lựa chọn “{value}” (chỉ có: {listed}).",
        f"“{name}” has no option “{value}” (it has: {listed}).",
    )


def _ways_on(definition: Definition) -> Iterator[Finding]:
    for number, question in enumerate(definition.eligibility):
        if question.when is None and all(answer.stop for answer in question.answers):
            yield (
                ("eligibility", number),
                _both("Câu nào cũng dừng lại: không ai nộp được.", "Every answer stops: nobody can go on."),
            )


def _limits(definition: Definition) -> Iterator[Finding]:
    for number, rule in enumerate(definition.channels):
        if not any(rule.channel in limit.channels for limit in definition.time_limits):
            yield (
                ("channels", number),
                _both(
                    f"Kênh “{rule.channel}” chưa có thời hạn giải quyết.",
                    f"No time limit is given for the channel “{rule.channel}”.",
                ),
            )
