"""The pages of the demo world are in Onedoor's typeface, which they carry with them: such a page fetches nothing."""

import base64
import re

import httpx
import pytest

from onedoor.project import assets
from tests.connectors.conftest import Server


@pytest.fixture(params=["identity_provider", "payment_gateway", "bank"])
def server(request: pytest.FixtureRequest) -> Server:
    assets.build()
    found: Server = request.getfixturevalue(request.param)
    return found


def test_a_page_carries_both_weights_and_may_show_them(server: Server) -> None:
    answer = httpx.get(f"{server.url}/")

    faces = re.findall(r'font-weight:(\d+)[^}]*url\("data:font/woff2;base64,([\w+/=]+)"\)', answer.text)
    assert [weight for weight, _ in faces] == ["400", "600"]
    assert all(base64.b64decode(face).startswith(b"wOF2") for _, face in faces)
    assert "font-src data:" in answer.headers["content-security-policy"]
