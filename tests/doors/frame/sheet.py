"""A page with every component of the frame, for the eye and for axe-core."""

from datetime import UTC, datetime
from pathlib import Path

from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from onedoor.base.actor import Actor, Quality
from onedoor.base.ids import new_id
from onedoor.doors.frame.components import (
    Choice,
    FormField,
    KeyFact,
    Link,
    SummaryRow,
    Task,
    TimelineStep,
    errors_of,
)
from onedoor.dossiers.terms import State, TimeLeft, Turn

TEMPLATE = (Path(__file__).parent / "sheet.html").read_text(encoding="utf-8")


def t(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


FIELDS: tuple[FormField, ...] = (
    FormField("name", t("Họ, chữ đệm, tên khai sinh", "Full name at birth"), value="Nguyễn Thị Hương Giang"),
    FormField(
        "number",
        t("Số định danh cá nhân", "Citizen number"),
        value="00119200",
        hint=t("12 chữ số trên thẻ căn cước", "12 digits on the identity card"),
        error="Số định danh có 12 chữ số; hiện mới có 8.",
        why=t("Để cơ quan tra cứu giấy tờ thay bạn.", "So that the agency looks papers up for you."),
        input_mode="numeric",
        width=20,
    ),
    FormField("born", t("Ngày sinh", "Date of birth"), "date", {"day": "24", "month": "11", "year": "2026"}),
    FormField(
        "when",
        t("Ngày kết hôn", "Day of the marriage"),
        "date",
        {"day": "31", "month": "2", "year": "2020"},
        error="Tháng 2 không có ngày 31.",
        wrong_parts=("day",),
    ),
    FormField(
        "sex",
        t("Giới tính của trẻ", "The child's sex"),
        "radios",
        "female",
        inline=True,
        choices=(Choice("female", t("Nữ", "Girl")), Choice("male", t("Nam", "Boy"))),
    ),
    FormField(
        "ways",
        t("Nhận tin qua", "Tell me by"),
        "checkboxes",
        ("mail",),
        required=False,
        choices=(
            Choice("mail", t("Thư điện tử", "E-mail"), t("Gửi ngay khi có tin", "As soon as there is news")),
            Choice("phone", t("Tin nhắn", "Text message")),
        ),
    ),
    FormField(
        "province",
        t("Tỉnh, thành phố", "Province or city"),
        "select",
        "01",
        choices=(Choice("01", "Thành phố Hà Nội"), Choice("79", "Thành phố Hồ Chí Minh")),
    ),
    FormField("fee", t("Số tiền", "Amount"), value="20000", suffix="đ", input_mode="numeric", width=10),
    FormField("more", t("Ghi thêm", "Anything to add"), "textarea", required=False, max_length=500),
    FormField(
        "paper",
        t("Giấy chứng sinh", "Certificate of birth"),
        "file",
        hint=t("Ảnh chụp hoặc PDF, tối đa 10 MB", "A photo or PDF, at most 10 MB"),
        prefilled=t("Lấy từ cơ sở dữ liệu dân cư", "Taken from the population register"),
    ),
)

AT = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
CHANGE = (Link(t("Sửa", "Change"), "#name", t("họ tên", "name")),)
CONTEXT: dict[str, object] = {
    "fields": FIELDS,
    "errors": errors_of(*FIELDS),
    "navigation": (
        Link("Tìm thủ tục", "/", current=True),
        Link("Hồ sơ của tôi", "/dossiers/"),
        Link("Tra cứu", "/status"),
    ),
    "facts": (
        KeyFact(t("Lệ phí", "Fee"), t("Miễn phí", "Free"), t("đăng ký đúng hạn", "when registered in time")),
        KeyFact(
            t("Thời hạn", "Time limit"),
            t("Trong ngày", "Same day"),
            t("sau 15 giờ: hôm sau", "after 3 pm: next day"),
        ),
        KeyFact(t("Giấy tờ", "Papers"), t("1 ảnh chụp", "1 photo"), t("giấy chứng sinh", "certificate of birth")),
        KeyFact(t("Trực tuyến", "Online"), t("100 %", "100 %"), t("không phải đến nơi", "no visit needed")),
    ),
    "rows": (
        SummaryRow(t("Họ tên", "Name"), "Nguyễn Thị Hương Giang", CHANGE),
        SummaryRow(t("Ngày sinh", "Born"), "24/11/2026", CHANGE),
        SummaryRow(t("Quê quán", "Home"), "", CHANGE, missing=t("Chưa điền", "Not filled in")),
    ),
    "tasks": (
        Task(t("Người đi đăng ký", "Who registers"), "done", "#a"),
        Task(t("Đứa trẻ", "The child"), "doing", "#b", t("còn 2 câu", "2 questions left")),
        Task(t("Cha mẹ", "The parents"), "todo", "#c"),
        Task(t("Giấy tờ", "Papers"), "problem", "#d"),
        Task(t("Xem lại và nộp", "Check and submit"), "later"),
    ),
    "steps": (
        TimelineStep(t("Nộp hồ sơ", "Submitted"), AT, t("Bạn", "You")),
        TimelineStep(t("Đã tiếp nhận", "Accepted"), AT, "UBND phường Cửa Nam"),
        TimelineStep(
            t("Chờ bạn bổ sung", "Waiting for you"),
            AT,
            until=AT,
            text=t("Ảnh giấy chứng sinh bị mờ, mời chụp lại.", "The photo is blurred; please take it again."),
            when="now",
            yours=True,
            tag=t("Đến lượt bạn", "Your turn"),
            tag_colour="lotus",
        ),
        TimelineStep(t("Trả kết quả", "Result"), until=AT, when="ahead"),
    ),
    "states": tuple(State),
    "times": tuple(TimeLeft),
    "turns": tuple(Turn),
    "icons": ("family", "residence", "identity", "vehicle", "home", "business"),
    "links": (
        Link(t("Trang đầu", "Home"), "/"),
        Link(t("Gia đình", "Family"), "/x"),
        Link(t("Khai sinh", "Birth")),
    ),
    "head": ("Mã hồ sơ", "Nộp", "Lệ phí"),
    "table": (
        ("H26.1.4-261124-0001", "24/11/2026", "20.000 đ"),
        ("H26.1.4-261111-0117", "11/11/2026", "1.110.000 đ"),
    ),
}


def html(language: str = "vi") -> str:
    """The sheet as a page."""
    request = RequestFactory().get("/sheet")
    request.csp_nonce = "sheet"  # type: ignore[attr-defined]  # What the middleware would set.
    request.actor = Actor(Quality.CITIZEN, new_id(), "Trần Thu Mai")  # type: ignore[attr-defined]  # As above.
    with translation.override(language):
        return engines["django"].from_string(TEMPLATE).render(CONTEXT, request)
