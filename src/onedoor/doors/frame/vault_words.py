"""The words of the vault, in each language."""

from collections.abc import Mapping
from enum import StrEnum

from onedoor.doors.frame.word import Word
from onedoor.identity.terms import Ground, Scope
from onedoor.vault.terms import Checked, DisputeOutcome, Origin, Standing

ORIGINS: Mapping[Origin, Word] = {
    Origin.ISSUED: Word("Cơ quan cấp trên hệ thống", "Issued here by the agency", "green"),
    Origin.DIGITISED: Word("Số hóa có chứng nhận", "Certified digital copy", ""),
    Origin.DECLARED: Word("Bạn tự đưa vào", "Brought in by you", "grey"),
}
CHECKS: Mapping[Checked, Word] = {
    Checked.ISSUER: Word("Dữ liệu của chính cơ quan cấp", "The issuing agency's own data"),
    Checked.ORIGINAL: Word("Hai cán bộ đã so với bản gốc", "Two officers compared it with the original"),
    Checked.NOTHING: Word("Chưa ai so với bản gốc", "Nobody has compared it with the original"),
}
STANDINGS: Mapping[Standing, Word] = {
    Standing.VALID: Word("Còn giá trị", "Valid", "green"),
    Standing.EXPIRED: Word("Hết giá trị", "No longer valid", "grey"),
    Standing.WITHDRAWN: Word("Đã thu hồi", "Withdrawn", "lotus"),
}
GROUNDS: Mapping[Ground, Word] = {
    Ground.PARENT: Word("con chưa thành niên của bạn", "your minor child"),
    Ground.REPRESENTATIVE: Word("bạn là người đại diện", "you are the representative"),
    Ground.HEIR: Word("bạn là người thừa kế", "you are an heir"),
}
SCOPES: Mapping[Scope, Word] = {
    Scope.SEE: Word("Xem kho dữ liệu", "See the data warehouse"),
    Scope.SHARE: Word("Chia sẻ và thay đổi", "Share and change"),
    Scope.FILE: Word("Nộp hồ sơ", "File dossiers"),
}
PURPOSES: Mapping[str, Word] = {
    "represent": Word("Người đại diện xem", "Seen by a representative"),
    "certify_copy": Word("So với bản gốc để chứng nhận bản số hóa", "Compared with the original to certify the copy"),
    "handle_dossier": Word("Giải quyết hồ sơ", "Handling the dossier"),
    "fill_in_dossier": Word("Điền sẵn hồ sơ bạn nộp", "Filling in a dossier you file"),
    "answer_dispute": Word("Xem điều bạn báo sai", "Looking at what you said is wrong"),
    "shared_link": Word("Mở liên kết bạn đã chia sẻ", "Opening a link you shared"),
}
PARTS: Mapping[str, Word] = {
    "declared": Word("Giấy bạn tự đưa vào", "Papers you brought in"),
    "scanned": Word("Bản chụp chờ chứng nhận", "Scans not certified yet"),
    "digitised": Word("Bản số hóa có chứng nhận", "Certified digital copies"),
    "issued": Word("Kết quả do cơ quan cấp", "Results that agencies issued"),
    "consents": Word("Các lời đồng ý", "Consents"),
    "readings": Word("Nhật ký ai đã đọc", "The journal of readings"),
    "mandates": Word("Giấy ủy quyền", "Mandates"),
}
OUTCOMES: Mapping[DisputeOutcome, Word] = {
    DisputeOutcome.CORRECTED: Word("Đã sửa dữ liệu", "Data corrected", "green"),
    DisputeOutcome.STANDS: Word("Dữ liệu vẫn đúng", "The data stands", "grey"),
}
BY_KIND: Mapping[type[StrEnum], Mapping[str, Word]] = {
    Origin: {str(key): word for key, word in ORIGINS.items()},
    Checked: {str(key): word for key, word in CHECKS.items()},
    Standing: {str(key): word for key, word in STANDINGS.items()},
    DisputeOutcome: {str(key): word for key, word in OUTCOMES.items()},
    Ground: {str(key): word for key, word in GROUNDS.items()},
    Scope: {str(key): word for key, word in SCOPES.items()},
}
