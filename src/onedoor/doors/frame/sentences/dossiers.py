"""Sentences for the refusals of the dossiers."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

_CASE: Mapping[str, Pair] = {
    "dossiers.not_declared": both(
        ("Tờ khai chưa đủ chữ ký, hoặc đã sửa sau khi ký.", "Hồ sơ chưa được nộp. Hãy ký tờ khai rồi nộp lại."),
        ("The declaration is not signed, or was changed since.", "Nothing was filed. Sign the declaration, then file."),
    ),
    "dossiers.nothing_to_declare": both(
        ("Trường hợp này không cần ký tờ khai.", "Bạn kiểm tra rồi nộp hồ sơ như thường."),
        ("No signed declaration is needed in this case.", "Check your answers and file as usual."),
    ),
    "dossiers.nothing_corrected": both(
        ("Chưa có chỗ nào được sửa, hoặc bản đính chính đang chờ ký.", "Hãy sửa ít nhất một dòng rồi gửi lại."),
        ("Nothing was corrected, or a correction waits to be signed.", "Change at least one line and send it again."),
    ),
    "dossiers.not_signed_yet": both(
        ("Kết quả còn chờ ký.", "Chưa có gì thay đổi. Kết quả trả được ngay khi đủ chữ ký."),
        ("The result is still to be signed.", "Nothing has changed. It can be handed over once it is signed."),
    ),
    "dossiers.result_withdrawn": both(
        (
            "Kết quả đã thu hồi, không còn gì để trả.",
            "Chưa có gì thay đổi. Hãy lập bản đính chính; ký xong là trả được.",
        ),
        (
            "The result was withdrawn; there is none to hand over.",
            "Nothing has changed. Correct it, and hand that over.",
        ),
    ),
    "dossiers.not_in_this_state": both(
        (
            "Hồ sơ đã sang trạng thái khác, việc này không còn làm được.",
            "Hãy tải lại trang để xem tình trạng mới nhất.",
        ),
        ("The dossier has moved on, and this can no longer be done.", "Reload the page to see where it stands."),
    ),
    "dossiers.guessed_too_often": both(
        (
            "Mã hồ sơ này đã bị tra sai quá nhiều lần.",
            (
                "Để không ai dò được số của người khác, mời bạn đợi một giờ rồi tra lại. "
                "Nếu hồ sơ là của bạn, hãy đăng nhập để xem ngay."
            ),
        ),
        (
            "Wrong digits were given for this code too often.",
            (
                "So that nobody finds out another person's number, please wait an hour. "
                "If it is your dossier, sign in to see it now."
            ),
        ),
    ),
    "dossiers.not_at_this_stage": both(
        ("Bước hiện tại của quy trình không cho phép việc này.", "Hãy xem các nút đang có ở đầu hồ sơ."),
        ("The present stage of the route does not allow this.", "See the buttons at the top of the dossier."),
    ),
    "dossiers.not_your_role": both(
        ("Việc này thuộc vai trò khác.", "Hãy chuyển hồ sơ cho người có vai trò đó trong đơn vị."),
        ("This belongs to another role.", "Pass the dossier to a colleague who holds that role."),
    ),
    "dossiers.not_assigned": both(
        ("Hồ sơ chưa được giao cho anh/chị.", "Hãy bấm «Nhận xử lý» trước. Người đang giữ hồ sơ: {to}"),
        ("The dossier is not assigned to you.", "Take it over first. It is held by: {to}"),
    ),
    "dossiers.lost_race": both(
        (
            "{who} đã làm trước, lúc {at}.",
            "Nội dung anh/chị vừa nhập chưa được ghi. Hãy tải lại trang rồi quyết định tiếp.",
        ),
        ("{who} was faster, at {at}.", "What you entered was not written. Reload the page, then decide again."),
    ),
    "dossiers.already_submitted": both(
        ("Hồ sơ này đã nộp rồi.", "Mã hồ sơ: {code}. Bạn không cần nộp lại."),
        ("This dossier has been submitted already.", "Its code is {code}. Nothing more is needed."),
    ),
    "dossiers.incomplete": both(
        ("Hồ sơ còn thiếu.", "Mời bạn xem lại những mục có dấu «Cần xem lại» rồi nộp. Phần đã điền vẫn còn."),
        (
            "Something is still missing.",
            "Please look at what is marked “Needs another look”, then submit. Answers are kept.",
        ),
    ),
    "dossiers.not_answers": both(
        (
            "Có câu trả lời không đúng dạng: {where}.",
            "Hãy gửi lại đúng dạng ghi trong mô tả thủ tục; chưa có gì được lưu.",
        ),
        (
            "Some answers are not of the right shape: {where}.",
            "Send them in the shape that the definition of the procedure gives; nothing was kept.",
        ),
    ),
    "dossiers.form_changed": both(
        ("Thủ tục vừa có bản mới.", "Câu trả lời của bạn đã được giữ lại. Mời xem những chỗ thay đổi rồi nộp."),
        ("The procedure has just changed.", "Your answers were kept. Please look at what changed, then submit."),
    ),
    "dossiers.registers_unasked": both(
        ("Chưa hỏi các cơ sở dữ liệu nhà nước về giấy tờ của hồ sơ.", "Mời bạn nộp lại; câu trả lời vẫn được giữ."),
        ("The state's registers were not asked about the papers yet.", "Please submit again; your answers are kept."),
    ),
    "dossiers.no_agency": both(
        ("Chưa chọn cơ quan giải quyết.", "Mời bạn chọn nơi giải quyết hồ sơ trong danh sách."),
        ("No deciding agency is chosen.", "Please choose the place from the list."),
    ),
    "dossiers.not_eligible": both(
        (
            "Thủ tục này không dành cho trường hợp đã chọn.",
            "Mời bạn xem lại các câu hỏi đầu tiên; ở đó có chỉ dẫn việc cần làm.",
        ),
        (
            "This procedure does not fit the case that was chosen.",
            "See the first questions again; they say what to do instead.",
        ),
    ),
    "dossiers.reason_missing": both(
        ("Cần ghi lý do.", "Hãy viết một câu mà người nộp hồ sơ hiểu được, kèm căn cứ pháp lý nếu có."),
        (
            "A reason is needed.",
            "Write a sentence the applicant will understand, with the legal basis where there is one.",
        ),
    ),
    "dossiers.nothing_asked": both(
        ("Chưa chọn nội dung cần bổ sung.", "Hãy chọn ít nhất một mục khai hoặc một giấy tờ."),
        ("Nothing is asked for yet.", "Choose at least one field or paper."),
    ),
    "dossiers.unknown_item": both(
        ("Thủ tục không có mục này.", "Hãy tải lại trang và chọn lại trong danh sách."),
        ("The procedure has no such item.", "Reload the page and choose from the list."),
    ),
    "dossiers.too_many_rounds": both(
        ("Đã hết số lần được yêu cầu bổ sung ({rounds}).", "Hãy giải quyết hồ sơ theo những gì đã có."),
        ("No further supplement may be asked for ({rounds} allowed).", "Decide on what is there."),
    ),
    "dossiers.not_asked": both(
        ("Mục này không được yêu cầu bổ sung.", "Mời bạn chỉ sửa những mục mà cơ quan đã nêu."),
        ("This was not asked for.", "Please change only what the agency has named."),
    ),
    "dossiers.already_postponed": both(
        (
            "Hồ sơ đã được hẹn lại một lần.",
            "Việc hẹn lại ngày trả kết quả chỉ được làm một lần (Nghị định 61/2018, Điều 19).",
        ),
        (
            "The dossier was postponed once already.",
            "A new appointment may be given only once (Decree 61/2018, Article 19).",
        ),
    ),
    "dossiers.day_not_later": both(
        ("Ngày hẹn mới phải sau hôm nay và sau ngày hẹn cũ.", "Hãy chọn một ngày khác."),
        ("The new day must be later than today and than the old one.", "Choose another day."),
    ),
    "dossiers.not_under_mandate": both(
        (
            "Ủy quyền không cho người giúp nộp hồ sơ.",
            "Bản đã điền vẫn còn. Người được giúp xem lại rồi tự nộp trên máy của mình.",
        ),
        (
            "The mandate does not let the helper file.",
            "What was filled in is kept. The person reads it and files it on their own device.",
        ),
    ),
    "dossiers.may_not_keep": both(
        (
            "Ủy quyền không cho giữ tờ khai trên điện thoại của người giúp.",
            "Hãy điền khi có mạng, hoặc xin ủy quyền mới có việc này.",
        ),
        (
            "The mandate does not let the helper keep the form on their telephone.",
            "Fill it in while there is a network, or ask for a mandate that names this.",
        ),
    ),
    "dossiers.sent_differs": both(
        (
            "Máy đã gửi một nội dung khác dưới cùng mã này.",
            "Những gì vừa điền vẫn còn trên máy. Hãy mở ra, xem và lưu lại.",
        ),
        (
            "The phone has sent something else under this id before.",
            "What was typed is still on the phone. Open it, look at it and save it again.",
        ),
    ),
    "dossiers.changed_meanwhile": both(
        (
            "Trang này đã được sửa trên mạng sau khi máy giữ nó.",
            "Những gì vừa điền vẫn còn trên máy. Hãy xem cả hai bản rồi chọn một.",
        ),
        (
            "This page was changed online after the phone had kept it.",
            "What was typed is still on the phone. Look at both and choose one.",
        ),
    ),
    "dossiers.not_ready_yet": both(
        ("Giấy tờ đang được lập.", "Mời bạn mở lại sau vài giây."),
        ("The document is being made.", "Please open it again in a few seconds."),
    ),
}
_FILES: Mapping[str, Pair] = {
    "dossiers.file_empty": both(
        ("Tệp «{name}» rỗng.", "Mời bạn chọn lại tệp có nội dung."),
        ("The file “{name}” is empty.", "Please choose a file with content."),
    ),
    "dossiers.file_too_big": both(
        ("Tệp «{name}» lớn hơn {limit}.", "Mời bạn chụp lại với chất lượng thấp hơn hoặc tách thành nhiều tệp."),
        ("The file “{name}” is over {limit}.", "Please take the picture at a lower quality, or split the file."),
    ),
    "dossiers.file_kind_not_accepted": both(
        ("Không nhận loại tệp của «{name}».", "Mời bạn gửi ảnh (JPG, PNG) hoặc tệp PDF."),
        ("Files of the kind of “{name}” are not accepted.", "Please send a picture (JPG, PNG) or a PDF."),
    ),
    "dossiers.file_damaged": both(
        ("Tệp «{name}» không mở được.", "Mời bạn mở thử trên máy, rồi chụp hoặc quét lại."),
        ("The file “{name}” cannot be opened.", "Please try it on your device, then photograph or scan it again."),
    ),
    "dossiers.file_encrypted": both(
        ("Tệp «{name}» bị khoá bằng mật khẩu.", "Mời bạn bỏ mật khẩu rồi tải lên lại."),
        ("The file “{name}” is locked by a password.", "Please remove the password and upload it again."),
    ),
    "dossiers.file_too_long": both(
        ("Tệp «{name}» có hơn {limit} trang.", "Mời bạn chỉ gửi những trang cần thiết."),
        ("The file “{name}” has more than {limit} pages.", "Please send only the pages that are needed."),
    ),
    "dossiers.file_active": both(
        ("Tệp «{name}» có chứa chương trình.", "Mời bạn in tệp ra PDF mới, hoặc chụp ảnh giấy tờ rồi tải lên."),
        ("The file “{name}” carries a program.", "Please print it to a new PDF, or photograph the paper."),
    ),
    "dossiers.too_many_files": both(
        ("Mục này đã đủ {limit} tệp.", "Mời bạn xoá bớt một tệp trước khi thêm tệp khác."),
        ("This item has {limit} files already.", "Please remove one before adding another."),
    ),
    "dossiers.no_such_slot": both(
        ("Thủ tục không có mục giấy tờ này.", "Mời bạn tải lại trang và chọn lại."),
        ("The procedure asks for no such paper.", "Please reload the page and choose again."),
    ),
}
SENTENCES: Mapping[str, Pair] = {**_CASE, **_FILES}
