"""How a door's templates use the frame: `{% load frame %}`.

Page: {% extends "frame/page.html" %}. Blocks: title, body_class ("od-wide" at the desk), before_content (back link or
breadcrumb), content, styles, scripts; `main` replaces the white sheet, <div class="od-sheet">, altogether. Context:
errors (PageErrors: listed on top, and "Lỗi:" goes before the title), place (a word beside the wordmark), navigation
(Links).
A script takes nonce="{{ request.csp_nonce }}"; style attributes and inline handlers are refused by the content policy.

Components take values of `onedoor.doors.frame.components`; each text may be plain, a Text, or {"vi", "en"}:
  {% include "frame/components/error_summary.html" %}                      errors (page.html includes it already)
  {% include "frame/components/field.html" with field=field %}             FormField
  {% include "frame/components/summary_list.html" with rows=rows %}        SummaryRows
  {% include "frame/components/task_list.html" with tasks=tasks %}         Tasks
  {% include "frame/components/timeline.html" with steps=steps %}          TimelineSteps
  {% include "frame/components/facts.html" with facts=facts %}             KeyFacts
  {% include "frame/components/breadcrumb.html" with items=links %}        Links
  {% include "frame/components/back_link.html" with href=… text=… %}
  {% include "frame/components/notification.html" with text=… kind=… %}    success, hurry, person; title more href link
  {% include "frame/components/details.html" with summary=… text=… %}      open
  {% include "frame/components/pagination.html" with previous=url next=url page=2 %}
  {% include "frame/components/button.html" with text=… kind=… %}          secondary, warning, quiet, start; href name
  {% include "frame/components/table.html" with caption=… head=… rows=… %} quiet
  {% include "frame/components/progress.html" with done=2 total=5 %}
  {% include "frame/components/panel.html" with title=… text=… code=… %}

Tags: {% tag "text" "amber" %}, {% state_tag value %} (any state, turn, time left, payment, delivery, outcome, document
kind, role), {% task_tag "todo" %}, {% icon "family" %}. Filters: sum|money, when|day, when|moment, text|localized,
value|words, limit|duration, 3|amount:"working_day", 90|minutes, value|sex.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language

from onedoor.base.actor import Actor, Role
from onedoor.base.money import Money
from onedoor.catalogue.terms import Text, TimeLimit
from onedoor.doors.frame import words as vocabulary
from onedoor.doors.frame.components import FormField, Link
from onedoor.doors.frame.icons import ICONS
from onedoor.doors.frame.places import places
from onedoor.doors.frame.word import Word

register = template.Library()


def _language() -> str:
    return get_language() or "vi"


@register.filter
def localized(text: object) -> object:
    """A Text, a Word or {"vi","en"} in the language of the page; anything else as it is."""
    if isinstance(text, Text | Word):
        return text.in_(_language())
    if isinstance(text, Mapping) and "vi" in text:
        return text.get(_language()[:2]) or text["vi"]
    return "" if text is None else text


@register.filter
def money(amount: int | Money | None) -> str:
    """20000 as "20.000 đ"; nothing where no amount is known."""
    if amount is None:
        return ""
    whole = amount.amount if isinstance(amount, Money) else int(amount)
    return f"{whole:,}".replace(",", ".") + "\u00a0đ"


@register.filter
def day(when: date | datetime | str | None) -> str:
    """24/11/2026, in the local zone; a partial date of a register as much as is known."""
    if not when:
        return ""
    if isinstance(when, str):
        return "/".join(reversed(when[:10].split("-")))
    return f"{localtime(when) if isinstance(when, datetime) else when:%d/%m/%Y}"


@register.filter
def moment(when: datetime | None) -> str:
    """24/11/2026, 14:05, in the local zone."""
    return f"{localtime(when):%d/%m/%Y, %H:%M}" if when else ""


@register.filter
def duration(limit: TimeLimit | None) -> str:
    """A time limit in words: "5 ngày làm việc"; of one that is answered on the same day, that."""
    if limit is None:
        return ""
    if limit.same_day:
        return "trong ngày" if _language() == "vi" else "the same day"
    return vocabulary.amount_in_words(limit.amount, str(limit.unit), _language())


@register.filter
def amount(number: int, unit: str) -> str:
    """`3|amount:"working_day"` is "3 ngày làm việc"."""
    return vocabulary.amount_in_words(number, unit, _language())


@register.filter
def minutes(number: int) -> str:
    """90 as "1 giờ 30 phút"."""
    hours, rest = divmod(int(number), 60)
    parts = ([amount(hours, "hour")] if hours else []) + ([amount(rest, "minute")] if rest or not hours else [])
    return " ".join(parts)


@register.filter
def sex(value: str) -> str:
    """ "male" as "Nam"."""
    return vocabulary.SEXES[value].in_(_language()) if value in vocabulary.SEXES else value


@register.filter
def words(value: StrEnum) -> str:
    """A state, turn, role … in words."""
    return vocabulary.word_for(value).in_(_language())


@register.filter
def chosen(field: FormField, value: str) -> bool:
    """Whether `value` is chosen in `field`."""
    return field.has(value)


@register.simple_tag
def described_by(field: FormField) -> SafeString | str:
    """The attributes that tie an input to its hint and error."""
    ids = field.described_by
    if field.kind == "textarea" and field.max_length:
        ids = f"{ids} {field.name}-info".strip()
    return format_html(' aria-describedby="{}"', ids) if ids else ""


@register.simple_tag
def tag(text: object, colour: str = "") -> SafeString:
    """A tag: a word and its colour."""
    kind = f"govuk-tag govuk-tag--{colour}" if colour else "govuk-tag"
    return format_html('<strong class="{}">{}</strong>', kind, localized(text))


@register.simple_tag
def state_tag(value: StrEnum) -> SafeString:
    """The tag of a state, turn, time left …, worded and coloured."""
    word = vocabulary.word_for(value)
    return tag(word, word.colour)


@register.simple_tag
def task_tag(status: str) -> SafeString:
    """The tag of a task's status."""
    word = vocabulary.TASKS[status]
    return tag(word, word.colour)


@register.simple_tag
def role_words(actor: Actor) -> str:
    """What an officer is, in words: "tiếp nhận, thụ lý"."""
    return ", ".join(words(role) for role in Role if role in actor.roles)


@register.simple_tag
def working_places(actor: Actor, here: str) -> tuple[Link, ...]:
    """The other doors that an officer may use."""
    return places(actor, here)


@register.simple_tag
def icon(name: str, css_class: str = "od-icon") -> SafeString:
    """A plain line icon, hidden from screen readers: the word beside it says the same."""
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" '
        'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        css_class,
        ICONS[name],
    )
