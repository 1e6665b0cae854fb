"""What outreach says when it says no."""

from collections.abc import Mapping

from onedoor.doors.frame.sentences.shape import Pair, both

SENTENCES: Mapping[str, Pair] = {
    "outreach.visit_differs": both(
        (
            "Lượt này đã được ghi với nội dung khác.",
            "Lượt đã ghi vẫn còn. Hãy mở lại trang của nhà đó rồi ghi lượt mới.",
        ),
        (
            "This visit was recorded already, with other words.",
            "It still stands. Open that household's page again and record a new one.",
        ),
    ),
    "outreach.visit_is_old": both(
        ("Chỉ bỏ được lượt ghi trong hôm nay.", "Nếu lượt cũ sai, hãy ghi một lượt mới cho nhà đó."),
        (
            "Only a visit of today can be taken back.",
            "Where an older one is wrong, record a new visit of that household.",
        ),
    ),
    "outreach.case_differs": both(
        ("Câu hỏi này đã được gửi với nội dung khác.", "Câu đã gửi vẫn còn. Hãy mở trang mới để hỏi câu khác."),
        ("This question was sent already, with other words.", "It still stands. Open a new page to ask another one."),
    ),
    "outreach.note_tells_who": both(
        (
            "Trong đó có số điện thoại, số định danh hay địa chỉ thư.",
            "Hãy bỏ đi: chỉ nói việc cần làm, không nói ai ở nhà đó.",
        ),
        (
            "It holds a telephone number, an identity number or an address of mail.",
            "Take it out: say what is to do, not who lives there.",
        ),
    ),
    "outreach.name_taken": both(
        ("Đã có tên “{name}”.", "Hãy chọn tên khác."),
        ("The name “{name}” is taken.", "Choose another one."),
    ),
    "outreach.too_many_households": both(
        ("Mỗi ngõ có từ 1 đến {limit} nhà.", "Ngõ dài hơn thì chia thành hai ngõ."),
        ("An alley has 1 to {limit} households.", "Split a longer one in two."),
    ),
    "outreach.household_twice": both(
        ("Nhà “{label}” được ghi hai lần.", "Hãy để mỗi nhà một dòng."),
        ("The household “{label}” is named twice.", "Leave one line for each household."),
    ),
    "outreach.not_a_helper": both(
        (
            "Người này hôm nay không giữ vai trò thành viên tổ cộng đồng ở đây.",
            "Hãy bổ nhiệm người đó trước, rồi thêm vào tổ.",
        ),
        (
            "This person does not hold the role of community helper here today.",
            "Appoint them first, then add them to the team.",
        ),
    ),
    "outreach.wish_unfit": both(
        ("Chưa đủ để xin ủy quyền.", "Hãy chọn từ một đến năm thủ tục, việc được làm, và thời hạn đến 30 ngày."),
        ("A mandate needs more.", "Choose one to five procedures, what may be done, and a term of up to 30 days."),
    ),
    "outreach.asked_too_often": both(
        ("Hôm nay đã xin ủy quyền đủ số lần.", "Hãy dùng ủy quyền đang có, hoặc thử lại ngày mai."),
        ("Enough mandates were asked for today.", "Use one that you have, or try again tomorrow."),
    ),
    "outreach.not_confirmed": both(
        (
            "Chưa xác nhận được.",
            "Hãy xem lại số vừa gõ. Mã chỉ dùng trong 10 phút, 5 lần thử; sau đó cần cách đồng ý khác.",
        ),
        (
            "This does not confirm the mandate.",
            "Look again at what was typed. A code is good for 10 minutes, 5 tries; then another way is needed.",
        ),
    ),
    "outreach.text_changed": both(
        ("Nội dung ủy quyền không phải là nội dung vừa xem.", "Hãy mở lại trang này và đọc lại rồi trả lời."),
        ("These are not the words of the mandate.", "Open this page again, read it again, then answer."),
    ),
    "outreach.not_asked": both(
        (
            "Ủy quyền này không còn chờ trả lời.",
            "Nó đã được đồng ý, đã chấm dứt, hoặc đã quá ngày. Nếu còn cần, hãy xin lại.",
        ),
        (
            "This mandate does not wait for an answer any more.",
            "It was confirmed, has ended, or its day is over. Where it is still needed, ask again.",
        ),
    ),
}
