"""Whether the fee lines of a definition make sense: days, steps, what excludes what, and how a group is proved."""

from collections.abc import Iterator
from itertools import pairwise

from onedoor.catalogue.terms import Definition, FeeLine, Text

Path = tuple[str | int, ...]
Finding = tuple[Path, Text]


def fees(definition: Definition) -> Iterator[Finding]:
    """Everything that does not make sense in the fee lines, with its path."""
    lines = {line.id: line for line in definition.fees}
    papers = {component.id for component in definition.components}
    for number, line in enumerate(definition.fees):
        where: Path = ("fees", number)
        if line.valid_from and line.valid_to and line.valid_to < line.valid_from:
            yield (*where, "valid_to"), _both("Mức phí hết hạn trước khi bắt đầu.", "The fee ends before it begins.")
        yield from _steps(line, where)
        yield from _excluded(line, lines, where)
        yield from _groups(line, papers, where)


def _both(vi: str, en: str) -> Text:
    return Text(vi=vi, en=en)


def _steps(line: FeeLine, where: Path) -> Iterator[Finding]:
    if line.steps and line.quantity is None:
        yield (
            (*where, "steps"),
            _both("Có bậc thì phải có số lượng (quantity).", "Steps need a number to count: `quantity`."),
        )
    firsts = [step.first for step in line.steps]
    for number, (before, first) in enumerate(pairwise(firsts), start=1):
        if first <= before:
            yield (
                (*where, "steps", number, "first"),
                _both("Các bậc phải theo thứ tự tăng dần.", "The steps must stand in order."),
            )


def _excluded(line: FeeLine, lines: dict[str, FeeLine], where: Path) -> Iterator[Finding]:
    for number, other in enumerate(line.excludes):
        at = (*where, "excludes", number)
        if other not in lines or other == line.id:
            yield at, _both(f"Không có khoản nào khác tên “{other}”.", f"There is no other line called “{other}”.")
        elif line.id in lines[other].excludes:
            yield (
                at,
                _both(
                    f"“{line.id}” và “{other}” loại trừ lẫn nhau; chỉ được một chiều.",
                    f"“{line.id}” and “{other}” exclude each other; one way only.",
                ),
            )


def _groups(line: FeeLine, papers: set[str], where: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, group in enumerate(line.exempt):
        at = (*where, "exempt", number)
        if group.id in seen:
            yield (*at, "id"), _both(f"Nhóm “{group.id}” đã có ở trên.", f"The group “{group.id}” stands above.")
        seen.add(group.id)
        if group.proof is not None and group.proof not in papers:
            yield (
                (*at, "proof"),
                _both(f"Không có thành phần hồ sơ “{group.proof}”.", f"There is no component “{group.proof}”."),
            )
