"""How the office says what could be spared: parts, sources, acts, and why something is no candidate yet."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import JsonValue

from onedoor.catalogue.terms import Component, Definition, Mark
from onedoor.doors.frame.templatetags.figures import decimal, grouped, percent
from onedoor.doors.frame.templatetags.frame import day
from onedoor.doors.office import process_words
from onedoor.simplification import queries
from onedoor.simplification.terms.costs import Act, CostLine
from onedoor.simplification.terms.proposals import Decision, Measure
from onedoor.simplification.terms.spared import Lack

LACKS: Mapping[Lack | None, Promise] = {
    None: _("Có thể bỏ: đủ bằng chứng là nơi khác đã có"),
    Lack.UNSURE: _("Theo dõi: chưa đủ lần đối chiếu khớp"),
    Lack.NO_LAW: _("Theo dõi: chưa đối chiếu căn cứ pháp lý"),
    Lack.CONSENT: _("Theo dõi: mỗi lần phải được người dân đồng ý"),
}

ACTS: Mapping[Act, Promise] = {
    Act.FILL: _("Điền tờ khai"),
    Act.PAPER: _("Chuẩn bị giấy tờ"),
    Act.VISIT: _("Đi đến quầy"),
    Act.PAY: _("Nộp phí, lệ phí"),
}

MARKS: Mapping[Mark, Promise] = {
    Mark.FOUND: _("đo trên hồ sơ"),
    Mark.MEMORY: _("theo trí nhớ, chưa đối chiếu"),
    Mark.INFERRED: _("ước tính"),
}
"""How sure a time or a sum of money is."""


def part_title(definition: Definition, part: str) -> str:
    """The name of a paper or question; its id where the version knows neither."""
    found, language = queries.part_of(definition, part), get_language() or "vi"
    if found is None:
        return part
    return found.title.in_(language) if isinstance(found, Component) else found.label.in_(language)


def act_title(definition: Definition, line: CostLine) -> str:
    """What is done, and with which paper."""
    act = str(ACTS[line.act])
    return f"{act}: {part_title(definition, line.part)}" if line.part else act


DECISIONS: Mapping[Decision | None, Promise] = {
    None: _("Chờ quyết định"),
    Decision.REMOVE: _("Bỏ hẳn"),
    Decision.SAMPLE: _("Chỉ kiểm tra chọn mẫu"),
    Decision.PARALLEL: _("Làm song song"),
    Decision.DELEGATE: _("Giao cấp dưới"),
    Decision.AUTOMATE: _("Để máy làm"),
    Decision.REFUSE: _("Giữ nguyên"),
}

WAYS: Mapping[Decision, Promise] = {
    Decision.REMOVE: _("Bỏ: lập dự thảo phiên bản mới của định nghĩa"),
    Decision.SAMPLE: _("Chỉ kiểm tra chọn mẫu, không phải hồ sơ nào cũng kiểm tra"),
    Decision.PARALLEL: _("Làm song song với bước sau"),
    Decision.DELEGATE: _("Giao cấp dưới làm"),
    Decision.AUTOMATE: _("Để máy làm"),
    Decision.REFUSE: _("Giữ nguyên như cũ"),
}

MEASURES: Mapping[Measure, Promise] = {
    Measure.QUESTIONS: _("Câu hỏi người dân tự trả lời"),
    Measure.PAPERS: _("Giấy tờ người dân tự nộp"),
    Measure.STEPS: _("Lượt xử lý đến khi xong"),
    Measure.DAYS: _("Ngày từ nộp đến xong"),
    Measure.COST: _("Tiền một hồ sơ tốn"),
}

MEASURED_IN: Mapping[Measure, Callable[[float], str]] = {
    Measure.QUESTIONS: decimal,
    Measure.PAPERS: decimal,
    Measure.STEPS: decimal,
    Measure.DAYS: decimal,
    Measure.COST: lambda value: f"{grouped(value)}\u00a0đ",
}

_FROZEN: Mapping[str, Promise] = {
    "first": _("Từ ngày"),
    "last": _("Đến ngày"),
    "total": _("Hồ sơ trong kỳ"),
    "n": _("Hồ sơ đã đọc"),
    "filled": _("Có trả lời"),
    "by_hand": _("Tự nộp, tự khai"),
    "looked": _("Lần tra cứu"),
    "found": _("Lần tra được"),
    "compared": _("Lần đối chiếu"),
    "same": _("Lần khớp"),
    "low": _("Cận dưới 95 % (Wilson)"),
    "law": _("Căn cứ"),
    "executions": _("Lượt xử lý"),
    "unchanged": _("Lượt không đổi gì"),
    "information": _("Lượng tin về quyết định cuối (bit)"),
    "seconds": _("Chờ và làm ở các lượt ấy"),
    "without": _("Hồ sơ không qua bước này"),
    "with_it": _("Hồ sơ có qua bước này"),
    "undone_apart": _("Kết quả bị sửa, bị thu hồi: không qua trừ có qua"),
    "undone_low": _("Cận dưới của chênh lệch (Newcombe)"),
    "undone_high": _("Cận trên của chênh lệch (Newcombe)"),
    "minutes": _("Phút một lần"),
    "money": _("Tiền một lần"),
    "rate": _("Giá một giờ"),
    "saving": _("Bớt được mỗi năm"),
}


def frozen_lines(evidence: Mapping[str, JsonValue]) -> list[tuple[str, str]]:
    """The frozen figures, each with its name, in the order in which they are read."""
    return [(str(name), _frozen(key, evidence[key])) for key, name in _FROZEN.items() if evidence.get(key) is not None]


_SHARES = frozenset({"low", "undone_apart", "undone_low", "undone_high"})


def _frozen(key: str, value: JsonValue) -> str:
    if not isinstance(value, int | float):
        return day(str(value)) if key in ("first", "last") else str(value)
    if key in ("money", "rate", "saving"):
        return f"{grouped(value)}\u00a0đ"
    if key == "seconds":
        return process_words.lasting(value)
    return percent(value) if key in _SHARES else decimal(value, 1 if isinstance(value, float) else 0)
