"""How the office says what a policy does, for whom, where and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Channel, Definition, SetBy
from onedoor.doors.frame.templatetags.frame import money
from onedoor.doors.office.shown import agency_name
from onedoor.fees.terms.tariff import Effect, Policy, PolicyRow

CHANNELS: Mapping[str, Promise] = {
    Channel.ONLINE: gettext_lazy("trực tuyến"),
    Channel.COUNTER: gettext_lazy("tại quầy"),
    Channel.POST: gettext_lazy("qua bưu chính"),
}


@dataclass(frozen=True, slots=True)
class PolicyShown:
    """A policy in words."""

    row: PolicyRow
    title: str
    document: str
    state: str
    where: str
    channels: str
    effects: tuple[str, ...]


def shown(row: PolicyRow, today: date) -> PolicyShown:
    """The policy in the reader's language."""
    policy, language = row.policy, get_language() or "vi"
    return PolicyShown(
        row=row,
        title=policy.title.in_(language),
        document=policy.document.in_(language),
        state=state(row, today),
        where=_where(policy),
        channels=", ".join(str(CHANNELS[one]) for one in policy.channels) or _("mọi kênh"),
        effects=tuple(_effect(effect, policy) for effect in policy.effects),
    )


def state(row: PolicyRow, today: date) -> str:
    """draft, coming, in_force or past."""
    if row.adopted_at is None:
        return "draft"
    if row.policy.valid_from > today:
        return "coming"
    return "past" if row.policy.valid_to is not None and row.policy.valid_to < today else "in_force"


def title_of(procedure: str, today: date) -> str:
    """A procedure's title; its code where there is no version of it."""
    found = _definition(procedure, today)
    return found.title.in_(get_language() or "vi") if found else procedure


def _definition(procedure: str, on: date) -> Definition | None:
    """The version in force on that day, else the newest."""
    try:
        return catalogue.current_version(procedure, on).definition
    except NotFound:
        found = catalogue.versions(procedure)
        return found[-1].definition if found else None


def _where(policy: Policy) -> str:
    if not policy.authorities:
        return _("cả nước")
    return ", ".join(agency_name(code) for code in policy.authorities)


def _effect(effect: Effect, policy: Policy) -> str:
    if effect.amount is not None:
        what = str(money(effect.amount))
    elif effect.sets is not None:
        what = _("mức %(amount)s") % {"amount": money(effect.sets)}
    else:
        left = effect.factor or 0.0
        what = _("miễn") if left == 0 else _("còn %(share)s%%") % {"share": f"{left * 100:g}"}
    whom = ", ".join(effect.groups)
    which = "; ".join(_of_procedure(one, effect, policy.valid_from) for one in effect.procedures) or _whatever(policy)
    return f"{which}: {what}" + (f" ({whom})" if whom else "")


def _of_procedure(procedure: str, effect: Effect, on: date) -> str:
    """The procedure's title, with those of its fees that are meant where it has several."""
    title, found = title_of(procedure, on), _definition(procedure, on)
    fees = found.fees if found else ()
    meant = [line.title.in_(get_language() or "vi") for line in fees if line.id in effect.lines]
    return f"{title} – {', '.join(meant)}" if meant and len(fees) > 1 else title


def _whatever(policy: Policy) -> str:
    if policy.set_by == (SetBy.COUNCIL,):
        return _("Mọi khoản do HĐND cấp tỉnh quyết định")
    if policy.set_by == (SetBy.MINISTRY,):
        return _("Mọi khoản do Bộ Tài chính quy định")
    return _("Mọi khoản phí, lệ phí")
