"""What is wrong with an answer, in words: what to do, never blame."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.base.errors import Fact
from onedoor.catalogue.terms import FieldError

SENTENCES: Mapping[str, Promise] = {
    "missing": _("Hãy trả lời câu này"),
    "too_long": _("Hãy viết ngắn hơn, nhiều nhất %(limit)s ký tự"),
    "bad_character": _("Có ký tự không đọc được. Hãy gõ lại ô này"),
    "not_a_name": _("Họ tên viết bằng chữ, không có chữ số"),
    "not_a_number": _("Hãy ghi bằng số"),
    "too_small": _("Hãy ghi số từ %(limit)s trở lên"),
    "too_big": _("Hãy ghi số không quá %(limit)s"),
    "not_whole": _("Hãy ghi số nguyên, không có phần lẻ"),
    "not_a_date": _("Hãy ghi ngày có thật, ví dụ 24 11 2026"),
    "too_early": _("Hãy ghi ngày từ %(limit)s trở đi"),
    "too_late": _("Hãy ghi ngày không muộn hơn %(limit)s"),
    "not_a_time": _("Hãy ghi giờ và phút, ví dụ 08:30"),
    "not_an_option": _("Hãy chọn một trong các câu trả lời có sẵn"),
    "not_a_citizen_number": _("Số định danh có đúng 12 chữ số. Hãy xem trên thẻ căn cước"),
    "number_and_birth_differ": _("Số định danh và năm sinh không khớp. Hãy xem lại cả hai"),
    "number_and_sex_differ": _("Số định danh và giới tính không khớp. Hãy xem lại cả hai"),
    "not_an_old_number": _("Số chứng minh nhân dân cũ có đúng 9 chữ số"),
    "not_a_tax_code": _("Mã số thuế có 10, 12 hoặc 13 chữ số. Hãy xem lại từng số"),
    "not_a_phone": _("Hãy ghi số điện thoại Việt Nam, ví dụ 0912345678"),
    "not_an_email": _("Hãy ghi địa chỉ thư điện tử, ví dụ ten@example.vn"),
    "not_a_commune": _("Hãy chọn tỉnh, thành phố rồi chọn xã, phường"),
    "too_few_rows": _("Hãy thêm ít nhất %(limit)s dòng"),
    "too_many_rows": _("Nhiều nhất %(limit)s dòng"),
    "no_file": _("Hãy tải lên ít nhất một tệp"),
    "check_failed": _("Các câu trả lời trên trang này chưa khớp nhau. Hãy xem lại"),
}
UNKNOWN = _("Hãy xem lại câu trả lời này")


class _Facts(dict[str, Fact]):
    """A fact that was not given is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def sentence_for(error: FieldError) -> str:
    """The sentence beside the input; a definition's own sentence comes first."""
    if error.sentence is not None:
        return error.sentence.in_(get_language() or "vi")
    facts = _Facts(error.facts)
    limit = facts.get("limit")
    if isinstance(limit, str) and limit.count("-") == 2:  # An ISO date, said as people write it.
        facts["limit"] = "/".join(reversed(limit.split("-")))
    return str(SENTENCES.get(error.code, UNKNOWN)) % facts


def input_name(error: FieldError) -> str:
    """The name of the input the error is about."""
    return f"{error.field_id}.{error.part}" if error.part else error.field_id
