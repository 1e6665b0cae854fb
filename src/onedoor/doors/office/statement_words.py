"""Why a document is no statement, in words."""

from django.utils.translation import gettext as _

from onedoor.fees.errors import NotAStatement


def why_not(refusal: NotAStatement) -> str:
    """The line and the reason, and that nothing was written."""
    line, why = refusal.facts.get("line"), _why(str(refusal.facts.get("why", "")))
    if line:
        return _("Dòng %(line)s: %(why)s Chưa có gì được ghi.") % {"line": line, "why": why}
    return _("%(why)s Chưa có gì được ghi.") % {"why": why}


def _why(code: str) -> str:
    told = {
        "not_text": _("có ký tự không đọc được; tệp phải là văn bản UTF-8."),
        "not_csv": _("không phải CSV."),
        "not_xml": _("không phải XML đọc được."),
        "not_camt": _("XML này không phải camt.053."),
        "document_type": _("XML khai báo DOCTYPE, điều mà sao kê không cần."),
        "too_long": _("tệp hoặc dòng dài quá."),
        "head": _("dòng đầu không phải của sao kê VNPAY cho đơn vị này."),
        "columns": _("các cột không đúng."),
        "moment": _("ngày giờ không đọc được."),
        "day": _("dòng này thuộc ngày khác."),
        "amount": _("số tiền không đọc được."),
        "kind": _("loại giao dịch lạ."),
        "number": _("thiếu hoặc sai mã giao dịch."),
        "total": _("dòng tổng không khớp với các dòng."),
        "balance": _("số dư không khớp với các dòng."),
        "empty": _("không có giao dịch nào."),
        "several": _("có nhiều sao kê trong một tệp."),
        "account": _("sao kê của tài khoản khác."),
        "currency": _("không phải tiền đồng."),
        "direction": _("không rõ tiền vào hay ra."),
        "parts": _("các phần không cộng lại thành dòng."),
    }
    return told.get(code, _("không đúng dạng sao kê."))
