"""How the office says what could be spared: parts, sources, acts, and why something is no candidate yet."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.catalogue.terms import Component, Definition, Mark
from onedoor.simplification import queries
from onedoor.simplification.terms.costs import Act, CostLine
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
