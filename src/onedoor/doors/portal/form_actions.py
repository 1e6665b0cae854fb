"""The small buttons inside a form: choose a place, add or take away a row, look somebody up, go to the files."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from onedoor.base.actor import Actor
from onedoor.base.errors import ConnectorError, NotReadable
from onedoor.catalogue.terms import Field, FieldType
from onedoor.doors.portal import prefill
from onedoor.doors.portal.typed import Typed, blank_row, of_answer

_BOTH_NEEDED = 12


@dataclass(frozen=True, slots=True)
class Acted:
    """The form after a small button: `stay` shows the page again, `files` leads to the files of that field."""

    typed: Mapping[str, Typed]
    stay: bool = False
    files: str = ""
    looked_up: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""


def act(action: str, fields: tuple[Field, ...], typed: Mapping[str, Typed], by: Actor) -> Acted:
    """Do what the pressed button asks; a button that is none of these changes nothing."""
    verb, _colon, rest = action.partition(":")
    name, _colon, number = rest.partition(":")
    asked = next((one for one in fields if one.id == name.split(".")[0]), None)
    if asked is None or verb not in {"places", "add", "remove", "lookup", "files"}:
        return Acted(typed)
    if verb == "files":
        return Acted(typed, files=name if asked.type is FieldType.FILE else "")
    if verb == "lookup":
        return _look_up(asked, typed, by)
    changed = copy.deepcopy(dict(typed))
    rows = changed.get(asked.id)
    if asked.type is FieldType.TABLE and isinstance(rows, list):
        if verb == "add":
            rows.append(blank_row(asked))
        elif verb == "remove" and number.isdigit() and int(number) < len(rows):
            del rows[int(number)]
    return Acted(changed, stay=True)


def _look_up(asked: Field, typed: Mapping[str, Typed], by: Actor) -> Acted:
    """Fill in a person from the register, for somebody who knows both the number and the name."""
    person = typed.get(asked.id)
    if by.assists:
        return Acted(
            typed, stay=True, notice=_("Khi giúp người khác thì không tra cứu được. Hãy hỏi người đó rồi ghi.")
        )
    if asked.type is not FieldType.PERSON or not isinstance(person, dict):
        return Acted(typed, stay=True)
    number = "".join(str(person.get("citizen_number", "")).split())
    name = str(person.get("name", ""))
    target = f"{asked.id}.citizen_number"
    if not name.strip() or len(number) != _BOTH_NEEDED or not number.isdigit():
        return Acted(typed, stay=True, errors={target: _("Hãy ghi họ tên và đủ 12 chữ số rồi bấm lấy thông tin")})
    try:
        record = prefill.look_up(number, name, by)
    except ConnectorError:
        return Acted(
            typed,
            stay=True,
            notice=_("Cơ sở dữ liệu dân cư đang không trả lời. Bạn tự điền giúp; chúng tôi sẽ kiểm tra sau."),
        )
    except NotReadable:
        record = None
    if record is None:
        sentence = _("Không tìm thấy người có họ tên và số định danh này. Hãy xem lại, hoặc tự điền các ô bên dưới")
        return Acted(typed, stay=True, errors={target: sentence})
    filled = of_answer(asked, prefill.person_answer(asked, record))
    return Acted(
        {**typed, asked.id: filled},
        stay=True,
        looked_up=asked.id,
        notice=_("Đã lấy thông tin. Bạn xem lại giúp rồi bấm Tiếp tục."),
    )
