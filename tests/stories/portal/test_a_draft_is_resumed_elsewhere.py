"""A draft is left on one device and finished on another; nobody else sees it; it can be thrown away."""

from onedoor.identity import operations as identity
from tests.stories.portal.visitor import ISSUER, Visitor, begin, fill_in


def test_another_device_goes_on_where_the_first_stopped(mai: Visitor) -> None:
    journey = begin(mai)
    fill_in(mai, journey)
    tablet = Visitor().sign_in("mai", "Nguyễn Thị Mai", "001194012345")
    assert journey in tablet.open("/dossiers/").page
    assert journey in tablet.open("/").page
    tablet.open(f"{journey}/page/child")
    assert tablet.value_of("child_name") == "Trần Minh An"
    assert tablet.value_of("child_born.day") == "10"


def test_nobody_else_sees_it(mai: Visitor) -> None:
    journey = begin(mai)
    other = Visitor().sign_in("hung", "Trần Văn Hùng", "001090054321")
    for page in ("", "place", "page/child", "papers/birth_notice", "check", "discard"):
        other.open(f"{journey}/{page}", status=404)
    assert "/sign-in" in Visitor().client.get(f"{journey}/")["Location"]


def test_it_is_thrown_away_only_when_asked_twice(mai: Visitor) -> None:
    journey = begin(mai)
    assert "Không lấy lại được" in mai.open(f"{journey}/discard").said
    assert journey in mai.open("/dossiers/").page
    mai.send(f"{journey}/discard")
    assert mai.path == "/dossiers/"
    mai.open(f"{journey}/", status=404)


def test_what_was_emptied_on_purpose_stays_empty(mai: Visitor) -> None:
    claims = {"name": "Nguyễn Thị Mai", "citizen_number": "001194012345", "email": "mai@example.org", "acr": "2"}
    identity.sign_in(ISSUER, "mai", claims)
    journey = begin(mai)
    assert mai.open(f"{journey}/page/requester").value_of("requester_email") == "mai@example.org"
    fill_in(mai, journey)
    assert mai.open(f"{journey}/page/requester").value_of("requester_email") == ""
