"""A file that cannot be taken is refused by name and reason; the others are kept."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.stories.portal.visitor import Visitor, picture


def test_the_wrong_kind_the_empty_and_the_damaged(mai: Visitor, journey: str) -> None:
    address = f"{journey}/papers/birth_notice"
    bad = [
        SimpleUploadedFile("virus.pdf", b"MZ\x90\x00 a program", content_type="application/pdf"),
        SimpleUploadedFile("hỏng.pdf", b"%PDF-1.7 nothing more", content_type="application/pdf"),
    ]
    mai.send(address, {"files": [*bad, picture("rõ.jpg")], "action": "upload"})
    assert ["virus.pdf" in mai.errors[0], "hỏng.pdf" in mai.errors[1]] == [True, True]
    assert len(mai.errors) == 2, "one line for each file"
    names = mai.page.count("portal-files__name")
    assert names == 2, "the first picture and the good one of the three"


def test_nothing_chosen_is_said_so_and_a_file_is_taken_away(mai: Visitor, journey: str) -> None:
    address = f"{journey}/papers/birth_notice"
    mai.send(address, {"action": "upload"})
    assert mai.errors == ["Hãy chọn ít nhất một tệp"]
    mai.send(address, {"remove": mai.value_of("remove")})
    assert mai.page.count("portal-files__name") == 0


def test_somebody_else_cannot_reach_the_papers(journey: str) -> None:
    other = Visitor().sign_in("hung", "Trần Văn Hùng", "001090054321")
    other.open(f"{journey}/papers/birth_notice", status=404)
    other.send(f"{journey}/papers/birth_notice", {"files": picture(), "action": "upload"}, status=404)
