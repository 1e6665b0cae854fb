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
    "outreach.note_tells_who": both(
        (
            "Ghi chú có số điện thoại, số định danh hay địa chỉ thư.",
            "Hãy bỏ đi: ghi chú chỉ nói việc cần làm, không nói ai ở nhà đó.",
        ),
        (
            "The note holds a telephone number, an identity number or an address of mail.",
            "Take it out: a note says what is to do, not who lives there.",
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
}
