"""Widgets: a field of a definition as the inputs of a page, with what was typed and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.catalogue.terms import Field, FieldType
from onedoor.doors.portal import places
from onedoor.doors.portal.typed import ADDRESS_PARTS, DATES, Typed, first_of, parts_of

FEW = 6
"""Up to this many options are radios; more are a select."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a widget."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Widget:
    """One question as shown. `kind` names its template; `source` says where a value shown was read."""

    kind: str
    name: str
    label: str
    hint: str = ""
    why: str = ""
    required: bool = True
    value: str = ""
    error: str = ""
    source: str = ""
    disputed_at: str = ""
    mode: str = "text"
    autocomplete: str = ""
    width: str = ""
    max_length: int = 0
    suffix: str = ""
    lookup: bool = False
    options: tuple[Choice, ...] = ()
    parts: tuple["Widget", ...] = ()
    rows: tuple[tuple["Widget", ...], ...] = ()
    more_rows: bool = False
    columns: tuple[str, ...] = field(default=())

    @property
    def template(self) -> str:
        return f"portal/fields/{self.kind}.html"

    @property
    def id(self) -> str:
        return self.name.replace(".", "-")

    @property
    def described_by(self) -> str:
        """Ids of the hint and the error, for a screen reader."""
        ids = ([f"{self.id}-hint"] if self.hint else []) + ([f"{self.id}-error"] if self.error else [])
        return " ".join(ids)


_INPUTS: Mapping[FieldType, tuple[str, str, str]] = {
    FieldType.NAME: ("text", "name", "govuk-!-width-two-thirds"),
    FieldType.CITIZEN_NUMBER: ("numeric", "", "govuk-input--width-20"),
    FieldType.OLD_ID_NUMBER: ("numeric", "", "govuk-input--width-20"),
    FieldType.TAX_CODE: ("text", "", "govuk-input--width-20"),
    FieldType.PHONE: ("tel", "tel", "govuk-input--width-20"),
    FieldType.EMAIL: ("email", "email", "govuk-!-width-two-thirds"),
    FieldType.NUMBER: ("decimal", "", "govuk-input--width-10"),
    FieldType.MONEY: ("numeric", "", "govuk-input--width-10"),
    FieldType.TIME: ("text", "", "govuk-input--width-5"),
}


def build(
    field: Field,
    value: Typed,
    errors: Mapping[str, str],
    *,
    name: str = "",
    source: str = "",
    own: bool = False,
) -> Widget:
    """The widget of `field` showing `value`; `errors` are sentences by input name, `own` a field about the person."""
    name = name or field.id
    language = get_language() or "vi"
    base = Widget(
        kind="text",
        name=name,
        label=field.label.in_(language),
        hint=field.hint.in_(language) if field.hint else _default_hint(field),
        why=field.why.in_(language) if field.why else "",
        required=field.required,
        error=errors.get(name, ""),
        source=source,
    )
    if field.type is FieldType.PERSON:
        return _person(base, field, value, errors, own=own)
    if field.type is FieldType.TABLE:
        return _table(base, field, value, errors)
    if field.type is FieldType.ADDRESS:
        return _address(base, value, errors)
    if field.type in DATES:
        return _date(base, value)
    if field.type in (FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO):
        return _options(base, field, value, language)
    if field.type is FieldType.FILE:
        return replace(base, kind="files")
    return _input(base, field, value, own=own)


def _default_hint(field: Field) -> str:
    hints = {
        FieldType.CITIZEN_NUMBER: _("12 chữ số trên thẻ căn cước"),
        FieldType.OLD_ID_NUMBER: _("9 chữ số"),
        FieldType.TIME: _("Ví dụ: 08:30"),
        FieldType.DATE: _("Ví dụ: 24 11 2026"),
        FieldType.PARTIAL_DATE: _("Không nhớ ngày, tháng thì để trống, chỉ ghi năm"),
        FieldType.PHONE: _("10 chữ số, ví dụ 0912345678"),
    }
    return hints.get(field.type, "")


def _input(base: Widget, field: Field, value: Typed, *, own: bool) -> Widget:
    mode, autocomplete, width = _INPUTS.get(field.type, ("text", "", "govuk-!-width-two-thirds"))
    return replace(
        base,
        kind="long_text" if field.type is FieldType.LONG_TEXT else "text",
        value=value if isinstance(value, str) else "",
        mode=mode,
        autocomplete=autocomplete if own else "off",
        width=width,
        max_length=field.max_length,
        suffix="đ" if field.type is FieldType.MONEY else "",
    )


def _date(base: Widget, value: Typed) -> Widget:
    typed = value if isinstance(value, dict) else {}
    labels = {"day": _("Ngày"), "month": _("Tháng"), "year": _("Năm")}
    parts = tuple(
        Widget(
            kind="text",
            name=f"{base.name}.{part}",
            label=label,
            value=str(typed.get(part, "")),
            error=base.error,
            mode="numeric",
            width="govuk-input--width-4" if part == "year" else "govuk-input--width-2",
        )
        for part, label in labels.items()
    )
    return replace(base, kind="date", parts=parts)


def _options(base: Widget, field: Field, value: Typed, language: str) -> Widget:
    chosen = value if isinstance(value, list) else [value]
    offered: tuple[tuple[str, str, str], ...]
    if field.type is FieldType.YES_NO:
        offered = (("yes", _("Có"), ""), ("no", _("Không"), ""))
    else:
        offered = tuple(
            (option.id, option.label.in_(language), option.hint.in_(language) if option.hint else "")
            for option in field.options
        )
    options = tuple(Choice(key, label, hint, key in chosen) for key, label, hint in offered)
    kind = "checkboxes" if field.type is FieldType.CHOICES else "radios" if len(options) <= FEW else "select"
    return replace(base, kind=kind, options=options)


def _address(base: Widget, value: Typed, errors: Mapping[str, str]) -> Widget:
    typed = {part: str(value.get(part, "")) if isinstance(value, dict) else "" for part in ADDRESS_PARTS}
    parts = address_parts(base.name, typed, errors)
    province = parts["province"].value
    asked = ("province", "country", "detail") if province == places.ABROAD else ("province", "commune", "detail")
    return replace(
        base, kind="address", parts=tuple(parts[one] for one in asked if province or one == "province"), value=province
    )


def address_parts(name: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> dict[str, Widget]:
    """Everything that an address may ask: a province has communes, abroad has countries."""
    province = typed["province"] or places.province_of(typed["commune"]) or (places.ABROAD if typed["country"] else "")
    abroad = province == places.ABROAD

    def select(part: str, label: str, offered: tuple[tuple[str, str], ...], chosen: str) -> Widget:
        options = tuple(Choice(key, words, chosen=key == chosen) for key, words in offered)
        error = errors.get(f"{name}.{part}", "")
        return Widget("select", f"{name}.{part}", label, options=options, value=chosen, error=error)

    communes = places.communes(province) if province and not abroad else ()
    return {
        "province": select("province", _("Tỉnh, thành phố"), places.provinces(), province),
        "commune": select("commune", _("Xã, phường"), communes, typed["commune"]),
        "country": select("country", _("Nước"), places.countries() if abroad else (), typed["country"]),
        "detail": Widget(
            "text",
            f"{name}.detail",
            _("Địa chỉ ở nước ngoài") if abroad else _("Số nhà, đường, thôn, tổ dân phố"),
            value=typed["detail"],
            error=errors.get(f"{name}.detail", ""),
            required=False,
            max_length=200,
        ),
    }


def _person(base: Widget, field: Field, value: Typed, errors: Mapping[str, str], *, own: bool) -> Widget:
    typed = value if isinstance(value, dict) else {}
    parts = tuple(
        build(part, typed.get(part.id, first_of(part)), errors, name=f"{base.name}.{part.id}", own=own)
        for part in parts_of(field)
    )
    return replace(base, kind="person", parts=parts, lookup="population.lookup" in field.sources and not base.source)


def _table(base: Widget, field: Field, value: Typed, errors: Mapping[str, str]) -> Widget:
    typed = value if isinstance(value, list) else []
    rows = tuple(
        tuple(
            build(
                column,
                row.get(column.id, first_of(column)) if isinstance(row, dict) else first_of(column),
                errors,
                name=f"{base.name}.{number}.{column.id}",
            )
            for column in field.columns
        )
        for number, row in enumerate(typed)
    )
    most = int(field.max) if isinstance(field.max, int | float) else 20
    return replace(base, kind="table", rows=rows, value=str(len(rows)), more_rows=len(rows) < most)
