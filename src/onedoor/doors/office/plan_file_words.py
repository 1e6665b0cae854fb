"""How the office writes a file's rows: where a cell is, what is wrong in it, and what each row would become."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from onedoor.programme.queries import indicator_of
from onedoor.programme.rules.taking import LONGEST_RESOURCES, LONGEST_TITLE
from onedoor.programme.terms.plan_files import Column, FileView, RowView, Wrong

COLUMNS: Mapping[Column, Promise] = {
    Column.TITLE: pgettext_lazy("plan", "Việc"),
    Column.STARTS: gettext_lazy("Từ ngày"),
    Column.DUE: gettext_lazy("Hạn"),
    Column.FOCAL: gettext_lazy("Đầu mối"),
    Column.EFFECT: gettext_lazy("Phải làm chuyển biến"),
    Column.RESOURCES: gettext_lazy("Nguồn lực"),
}
ABOUT: Mapping[Column, Promise] = {
    Column.TITLE: gettext_lazy("phải có; làm gì, tối đa 300 ký tự"),
    Column.STARTS: gettext_lazy("để trống: từ đầu năm"),
    Column.DUE: gettext_lazy("phải có; ví dụ 31/3, tháng 6 hoặc quý II"),
    Column.FOCAL: gettext_lazy("tên cán bộ của cơ quan; để trống: chưa giao"),
    Column.EFFECT: gettext_lazy("phải có; mã hoặc tên chỉ tiêu, hoặc “đầu ra”"),
    Column.RESOURCES: gettext_lazy("kinh phí, người, hệ thống"),
}
OUTPUT = "output"
_LIMITS = {Column.TITLE: LONGEST_TITLE, Column.RESOURCES: LONGEST_RESOURCES}


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row as the task that it would become, or is."""

    row: RowView
    where: str
    title: str
    starts_on: date | None = None
    due_on: date | None = None
    focal: str = ""
    moves: str = ""
    resources: str = ""


def row_line(row: RowView, people: Mapping[str, str]) -> RowLine:
    """The same in words; `people` are names by id."""
    wanted = row.judged.wanted
    if wanted is None:
        return RowLine(row, where(row), row.found.cells.get(Column.TITLE, ""))
    moves = _("đầu ra")
    if found := indicator_of(wanted.indicator, wanted.version):
        moves = f"{found.title.in_(get_language() or 'vi')} ({found.name})"
    return RowLine(
        row, where(row), wanted.title, wanted.starts_on, wanted.due_on, people.get(str(wanted.focal), ""), moves,
        wanted.resources,
    )  # fmt: skip


def where(row: RowView) -> str:
    """Where in the file a row is."""
    return _("Trang “%(sheet)s”, hàng %(line)s") % {"sheet": row.found.sheet, "line": row.found.line}


def cell_of(view: FileView, row: RowView, column: Column) -> str:
    """The column with the name that a spreadsheet gives to the cell; alone where the file has no such column."""
    letters = {one.name: one.columns for one in view.sheets}.get(row.found.sheet, {})
    name = str(COLUMNS[column])
    if column not in letters:
        return _("%(column)s (tệp không có cột này)") % {"column": name}
    return _("%(column)s (ô %(cell)s)") % {"column": name, "cell": f"{letters[column]}{row.found.line}"}


def why(column: Column, wrong: Wrong, text: str, year: int) -> str:
    """What is wrong in a cell, and what to do."""
    facts = {"text": _short(text), "year": year, "limit": _LIMITS.get(column, 0)}
    return str(_WRONGS.get((column, wrong)) or _WRONGS[None, wrong]) % facts


_WRONGS: Mapping[tuple[Column | None, Wrong], Promise] = {
    (Column.TITLE, Wrong.MISSING): gettext_lazy("Hãy ghi việc phải làm."),
    (Column.EFFECT, Wrong.MISSING): gettext_lazy("Hãy chọn một chỉ tiêu, hoặc “đầu ra”."),
    (None, Wrong.MISSING): gettext_lazy("Hãy ghi hạn, ví dụ 31/3/%(year)s."),
    (None, Wrong.TOO_LONG): gettext_lazy("Nội dung dài quá %(limit)s ký tự. Hãy viết ngắn lại."),
    (None, Wrong.NOT_A_DAY): gettext_lazy(
        "“%(text)s” không phải một ngày. Hãy ghi như 31/3/%(year)s, tháng 6/%(year)s hoặc quý II/%(year)s."
    ),
    (None, Wrong.BEGINS_LATE): gettext_lazy("Việc bắt đầu sau hạn của nó. Hãy sửa một trong hai ngày."),
    (None, Wrong.OTHER_YEAR): gettext_lazy("“%(text)s” không nằm trong năm %(year)s hoặc năm sau. Hãy sửa hạn."),
    (None, Wrong.NOBODY): gettext_lazy("Cơ quan không có ai tên “%(text)s”. Hãy chọn một người, hoặc “Chưa giao”."),
    (None, Wrong.SEVERAL): gettext_lazy("Cơ quan có nhiều người tên “%(text)s”. Hãy chọn đúng người."),
    (None, Wrong.NO_INDICATOR): gettext_lazy("Không có chỉ tiêu “%(text)s”. Hãy chọn một chỉ tiêu, hoặc “đầu ra”."),
    (None, Wrong.SAME_ROW): gettext_lazy(
        "Cùng việc, cùng hạn với một hàng ở trên. Hãy ghi tên khác, hoặc chọn “Không nhập hàng này”."
    ),
}


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:58].rstrip()}…"
