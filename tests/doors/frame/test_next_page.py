"""After sign-in a browser goes to a page of ours or to the home page, whatever it was told."""

import pytest

from onedoor.doors.frame.next_page import safe_next

HOSTILE = (
    None, "", "evil.example", "//evil.example", "///evil.example", "////evil.example", "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example", "https:evil.example", "https:/evil.example", "https://evil.example", "http://evil.example/",
    "HTTPS://evil.example", "javascript:alert(1)", "data:text/html,x", "/\t/evil.example", "\t//evil.example",
    "/\n/evil.example", "/\r\nSet-Cookie: a=b", " //evil.example", "/ /evil.example", "/%2f/evil.example",
    "/%2F%2Fevil.example", "/%5cevil.example", "/%5C%5Cevil.example", "/%252f%252fevil.example", "/%255cevil.example",
    "/.//evil.example", "/..//evil.example", "/a//evil.example", "//user@evil.example", "//evil.example@ours/",
    "/%09/evil.example", "/%0d%0aLocation:evil", "／／evil.example", "//xn--e1awd7f.example", "/\u2028/evil.example",
    "/\x00", "/" + "a" * 2_000, "/sign-out", "/sign-in?next=/", "/oidc/callback?code=x", "?next=//evil.example", "#x",
)  # fmt: skip


@pytest.mark.parametrize("wanted", HOSTILE)
def test_another_site_is_not_followed(wanted: str | None) -> None:
    assert safe_next(wanted) == "/"


@pytest.mark.parametrize(
    "wanted",
    [
        "/",
        "/dossiers/H26.1.4-261124-0001",
        "/search?q=khai%20sinh&page=2",
        "/desk/?view=mine#row-3",
        "/service/1.001193",
    ],
)
def test_our_own_page_is(wanted: str) -> None:
    assert safe_next(wanted) == wanted


def test_where_to_go_instead_can_be_said() -> None:
    assert safe_next("//evil.example", "/desk/") == "/desk/"
