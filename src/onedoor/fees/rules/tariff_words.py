"""How each line of what is due is explained, in the languages of the country."""

from onedoor.catalogue.terms import Channel, Exemption, FeeLine, Text
from onedoor.fees.terms.tariff import Policy, Reduction

_CHANNELS = {
    Channel.ONLINE: ("nộp trực tuyến", "online"),
    Channel.COUNTER: ("nộp tại quầy", "at the counter"),
    Channel.POST: ("nộp qua bưu chính", "by post"),
}
_UNITS = {
    "copy": ("bản", "copy", "copies"),
    "page": ("trang", "page", "pages"),
    "person": ("người", "person", "people"),
}


def dong(amount: int) -> str:
    """An amount with dots, in every language: as on every paper and bank statement here."""
    return f"{amount:,}".replace(",", ".") + " đ"


def policy(one: Policy) -> Text:
    """What a policy's reduction is called: its channel where it has one only, else its title."""
    if len(one.channels) == 1:
        vi, en = _CHANNELS[one.channels[0]]
    else:
        vi, en = one.title.vi, one.title.en
    return Text(vi=vi, en=en)


def paid_back(one: Policy) -> Text:
    """That the budget pays back what is due: it is told, and what is due stays."""
    vi, en = one.document.vi, one.document.en
    return Text(vi=f"{one.title.vi}: ngân sách hỗ trợ lại, {vi}", en=f"{one.title.en}: the budget pays it back, {en}")


def as_reduction(group: Exemption, line: FeeLine) -> Reduction:
    """An exempt group as what it takes off the line."""
    basis = line.legal_basis or group.source
    return Reduction(
        id=group.id,
        unit=None,
        factor=group.factor,
        combines=False,
        not_with=(),
        reason=group.title,
        basis=Text(vi=basis, en=_in_english(basis)),
    )


def reduced(by: Reduction, before: int | None, after: int) -> Text:
    """Why the line costs less: "nộp trực tuyến: 10.000 đ thay vì 20.000 đ, Thông tư 75/2022/TT-BTC"."""
    vi = en = dong(after)
    if before is not None:
        vi, en = f"{vi} thay vì {dong(before)}", f"{en.removesuffix(' đ')} instead of {dong(before)}"
    return Text(vi=f"{by.reason.vi}: {vi}, {by.basis.vi}", en=f"{by.reason.en}: {en}, {by.basis.en}")


_DOCUMENTS = (
    ("Thông tư", "Circular"), ("Nghị quyết", "Resolution"), ("Nghị định", "Decree"), ("Quyết định", "Decision"),
    ("Luật", "Law"),
)  # fmt: skip


def _in_english(document: str) -> str:
    for vi, en in _DOCUMENTS:
        if document.startswith(vi):
            return en + document.removeprefix(vi)
    return document


def counted(line: FeeLine, usual: int, quantity: int, times: int) -> Text | None:
    """How several units add up: "3 bản; từ bản thứ 3: 5.000 đ"; nothing for one."""
    if line.quantity is None and line.times is None:
        return None
    unit, one, several = _UNITS.get(line.per or "", ("lượt", "unit", "units"))
    each = dong(usual)
    vi, en = [f"{quantity} {unit} × {each}"], [f"{quantity} {one if quantity == 1 else several} × {each}"]
    for step in line.steps:
        if step.first <= quantity:
            vi.append(f"từ {unit} thứ {step.first}: {dong(step.amount)}")
            en.append(f"from {one} number {step.first}: {dong(step.amount)}")
    if line.ceiling is not None:
        vi.append(f"tối đa {dong(line.ceiling)}")
        en.append(f"at most {dong(line.ceiling)}")
    if times != 1:
        vi.append(f"{times} lần")
        en.append(f"{times} times")
    return None if quantity == 1 and times == 1 else Text(vi="; ".join(vi), en="; ".join(en))
