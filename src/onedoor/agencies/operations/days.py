"""Days off as an authority changes them: the government decides some of them a few weeks ahead."""

from datetime import date

from onedoor.agencies.models import SpecialDay
from onedoor.agencies.operations.editions import renew
from onedoor.agencies.terms import DayKind
from onedoor.audit import operations as audit
from onedoor.base.actor import Actor
from onedoor.base.operation import operation
from onedoor.base.text import clean


@operation
def add_holiday(
    day: date, name: str, *, by: Actor, name_en: str = "", kind: DayKind = DayKind.HOLIDAY, status: str = "authority"
) -> None:
    """`day` is off from now on (or works, where `kind` is a make-up day); deadlines computed later know it.

    Refuses: NotReadable.
    """
    name = clean(name, max_length=120)
    SpecialDay.objects.update_or_create(
        day=day,
        defaults={
            "kind": DayKind(kind).value,
            "name_vi": name,
            "name_en": clean(name_en, max_length=120) or name,
            "status": clean(status, max_length=40),
            "by_authority": True,
            "cancelled": False,
        },
    )
    renew("calendar")
    facts = {"day": day.isoformat(), "kind": DayKind(kind).value}
    audit.record(by=by, verb="agencies.add_holiday", subject="calendar:national", facts=facts)


@operation
def cancel_day(day: date, *, by: Actor) -> None:
    """`day` is as its weekday again, also after the pack is loaded anew."""
    SpecialDay.objects.update_or_create(
        day=day,
        defaults={"by_authority": True, "cancelled": True},
        create_defaults={"kind": DayKind.HOLIDAY.value, "status": "authority", "by_authority": True, "cancelled": True},
    )
    renew("calendar")
    audit.record(by=by, verb="agencies.cancel_day", subject="calendar:national", facts={"day": day.isoformat()})
