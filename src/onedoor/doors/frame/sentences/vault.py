"""Sentences for the refusals of the vault, and of acting for somebody else."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "identity.not_by_mandate": both(
        ("Quyền này không do ai cho hay lấy lại được.", "Cha mẹ và người thừa kế được xác định bằng thủ tục."),
        ("Nobody gives or takes this right by a form.", "Parents and heirs are named by a procedure."),
    ),
    "identity.account_closed": both(
        (
            "Tài khoản này đã đóng.",
            "Đã có đăng ký khai tử cho số định danh này. Nếu sai, hãy đến Ủy ban nhân dân nơi cư trú.",
        ),
        (
            "This account is closed.",
            "A death is registered for this number. If that is wrong, please go to your commune.",
        ),
    ),
    "identity.number_of_another": both(
        ("Số định danh này đang đi với một tên khác.", "Hãy xem lại họ tên và số trên giấy. Chưa có gì được ghi."),
        ("This number goes with another name.", "Check the name and the number on the paper. Nothing was written."),
    ),
    "vault.two_officers": both(
        ("Người quét không tự chứng nhận.", "{who} đã quét giấy này; mời một cán bộ khác so với bản gốc."),
        ("Who scans does not certify.", "{who} scanned this paper; another officer compares it with the original."),
    ),
    "vault.no_such_kind": both(
        ("Không có loại giấy này.", "Hãy chọn một loại trong danh sách; chưa có thì chọn “Giấy tờ khác”."),
        ("There is no such kind of paper.", "Choose one of the list; where none fits, choose “Another paper”."),
    ),
    "vault.reason_needed": both(
        ("Còn thiếu một điều cần ghi.", "Hãy ghi rõ rồi gửi lại. Chưa có gì được ghi."),
        ("Something that must be said is missing.", "Please say it and send again. Nothing was written."),
    ),
    "vault.no_keeper": both(
        ("Chưa biết cơ quan nào giữ dữ liệu này.", "Hãy chọn nơi giải quyết hồ sơ trước, rồi báo lại."),
        (
            "It is not known yet which agency keeps this data.",
            "Choose where the dossier goes first, then say it again.",
        ),
    ),
    "vault.not_yet_ready": both(
        ("Bản PDF đang được lập.", "Thường chỉ vài giây; hãy thử lại."),
        ("The PDF is being made.", "It takes seconds as a rule; please try again."),
    ),
    "vault.no_consent": both(
        ("Không có sự đồng ý nào còn hiệu lực.", "Người có dữ liệu chưa cho, đã rút lại, hoặc đã hết thời hạn."),
        ("No consent is in force.", "The person has not given it, has taken it back, or its term is over."),
    ),
    "vault.too_much_asked": both(
        ("Yêu cầu vượt quá mục đích.", "Chỉ được đọc đúng phần mà hồ sơ hoặc sự đồng ý cho phép: {what}."),
        ("More is asked than the purpose needs.", "Only what the dossier or the consent covers may be read: {what}."),
    ),
    "vault.plan_changed": both(
        ("Kho dữ liệu đã thay đổi sau khi bạn xem kế hoạch.", "Chưa có gì bị xóa. Mời bạn xem lại kế hoạch mới."),
        ("Something changed after you saw the plan.", "Nothing was erased. Please look at the new plan."),
    ),
}
