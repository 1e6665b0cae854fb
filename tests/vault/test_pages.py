"""The pages of the vault, through HTTP: a paper is brought in, one is scanned and certified, one is shared."""

import io
from typing import Any

from tests.access.test_every_route_and_every_role import client_of
from tests.dossiers.conftest import Cast, picture
from tests.vault.test_keeping import me


def upload() -> io.BytesIO:
    file = io.BytesIO(picture())
    file.name = "giay.jpg"
    return file


def test_a_paper_is_brought_in_seen_and_taken_away(cast: Cast) -> None:
    client = client_of(cast.mai)
    form = f"/vault/{cast.mai.id}/bring"
    assert client.post(form, {"kind": "tenancy", "issuer": "Công chứng A"}).status_code == 400
    bad = io.BytesIO(b"not a picture")
    bad.name = "giay.jpg"
    refused: Any = client.post(form, {"kind": "tenancy", "issuer": "A", "file": bad})
    assert refused.status_code == 400
    assert client.post(form, {"kind": "tenancy", "issuer": "Công chứng A", "file": upload()}).status_code == 302
    listed = client.get("/vault/").content.decode()
    assert "Hợp đồng thuê, mượn nhà" in listed
    item = listed.split("/vault/items/")[1].split('"')[0]
    assert "Chưa ai so với bản gốc" in client.get(f"/vault/items/{item}").content.decode()
    assert client.get(f"/vault/items/{item}/document").content == picture()
    assert client.post(f"/vault/items/{item}/remove").status_code == 302
    assert client.get(f"/vault/items/{item}").status_code == 404


def test_a_paper_is_scanned_by_one_officer_and_certified_by_another(cast: Cast) -> None:
    lan, hoa = client_of(cast.lan), client_of(cast.hoa)
    told = {"name": "Nguyễn Thị Mai", "number": "001194012345", "kind": "land_title", "issuer": "Sở A"}
    other: Any = lan.post("/desk/digitise/new", told | {"name": "Nguyễn Thị Mơ", "file": upload()})
    assert "đi với một tên khác" in other.content.decode()
    assert lan.post("/desk/digitise/new", told | {"file": upload()}).status_code == 302
    page = hoa.get("/desk/digitise/").content.decode()
    address = "/desk/digitise/" + page.split("/desk/digitise/")[-1].split('"')[0]
    assert "người khác chứng nhận" in lan.get("/desk/digitise/").content.decode()
    assert "một cán bộ khác phải so và chứng nhận" in lan.get(address).content.decode()
    assert "người khác chứng nhận" not in page
    own: Any = lan.post(address, {"answer": "yes", "remark": ""})
    assert "Người quét không tự chứng nhận" in own.content.decode()
    assert hoa.post(address, {"answer": "no", "remark": ""}).status_code == 400
    assert hoa.post(address, {"answer": "yes", "remark": ""}).status_code == 302
    assert "Giấy chứng nhận quyền sử dụng đất" in client_of(cast.mai).get("/vault/").content.decode()


def test_a_consent_is_read_before_it_is_given(cast: Cast) -> None:
    client = client_of(cast.mai)
    client.post(f"/vault/{cast.mai.id}/bring", {"kind": "tenancy", "issuer": "A", "file": upload()})
    item = client.get("/vault/").content.decode().split("/vault/items/")[1].split('"')[0]
    form = f"/vault/{me(cast)}/share?q=phuong+cua+nam"
    told = {
        "agency": "H26.00073", "items": [item], "purpose": "Cho thuê nhà", "until-day": "31", "until-month": "12",
        "until-year": "2026",
    }  # fmt: skip
    words = client.post(form, told).content.decode()
    assert "Bạn sắp đồng ý với lời này" in words
    seen = words.split('name="seen" value="')[1].split('"')[0]
    assert client.post(form, told | {"seen": "0" * 64}).status_code == 200, "other words are shown again"
    assert client.post(form, told | {"seen": seen}).status_code == 302
    assert "Đang có hiệu lực" in client.get(f"/vault/{me(cast)}/sharing").content.decode()
