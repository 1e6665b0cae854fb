"""On a Friday without paper the counter says why, helps to file online, and takes paper as an exception alone."""

from datetime import timedelta

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from onedoor.base.actor import Actor
from onedoor.dossiers.models import Dossier, Draft
from onedoor.programme import operations
from onedoor.programme.models import Arrival
from tests.dossiers.conftest import ANSWERS
from tests.programme.test_paperless import wanted
from tests.stories.desk.ward import BIRTH, Desk, picture

DEATH = "1.000656"
MAI = {"do": "take", "name": "Nguyễn Thị Mai", "number": "001194012345"}


def test_a_friday_without_paper(monday: time_machine.Traveller, lan: Desk, hoa: Desk, mai: Actor) -> None:
    operations.announce(wanted(), by=hoa.actor)
    assert "Chưa ai mang giấy đến." in lan.opens("counter/")
    assert "Sau đó anh/chị ghi vào hệ thống" in lan.opens(f"counter/{BIRTH}")  # Monday: as usual.
    monday.shift(timedelta(days=4))

    page = lan.opens("counter/", procedure=BIRTH)
    assert "Hôm nay quầy không nhận giấy cho thủ tục này" in page
    assert "văn bản số 12/KH\u2011UBND ngày 20/11/2026" in page
    assert f"/service/{BIRTH}" in page
    assert "Sau đó anh/chị ghi vào hệ thống" in lan.opens(f"counter/{DEATH}")
    assert "Hãy chọn một ngoại lệ." in lan.sends(f"counter/{BIRTH}", **MAI)
    assert lan.status == 400
    assert not Draft.objects.exists()

    assert "Đã ghi lại." in lan.sends(f"counter/{BIRTH}", do="helped")
    lan.sends(f"counter/{BIRTH}", do="left")
    page = lan.sends(f"counter/{BIRTH}", **MAI, exception="system_down", note="Cổng không vào được")
    assert "Anh/chị đang ghi hồ sơ giấy của Nguyễn Thị Mai" in page
    assert Arrival.objects.filter(measure__isnull=False).count() == 3


def test_paper_is_typed_in_on_the_pages_of_the_form(lan: Desk, mai: Actor) -> None:
    lan.sends(f"counter/{BIRTH}", **MAI)
    draft = Draft.objects.get()
    check = reverse("portal:check", args=[draft.id])
    assert "Đang nhận hồ sơ giấy" in lan.client.get(check).content.decode()
    asked = lan.client.get(reverse("portal:form_page", args=[draft.id, "requester"])).content.decode()
    assert "Người yêu cầu" in asked
    assert "Lấy thông tin từ" not in asked
    assert "điền sẵn" not in asked
    assert lan.client.get(reverse("portal:place", args=[draft.id])).status_code == 404
    for own in ("portal:my_dossiers", "portal:vault", "portal:notices"):
        assert lan.client.get(reverse(own)).status_code == 404
    assert Client().get(check).status_code == 302

    draft.answers = ANSWERS
    draft.save()
    lan.client.post(reverse("portal:papers", args=[draft.id, "birth_notice"]), {"files": _scan(), "action": "done"})
    page = lan.client.get(check).content.decode()
    assert "giữ lại tờ khai ấy" in page
    assert "cam đoan" not in page
    gone = lan.client.post(check, {"version": str(draft.version_id)})

    dossier = Dossier.objects.get()
    assert gone.headers["Location"] == f"/desk/{dossier.code}/"
    assert (dossier.channel, dossier.owner) == ("counter", mai.id)
    page = lan.opens("counter/")
    assert dossier.code in page
    assert "Giấy đã nhận, chưa ghi xong" not in page


def _scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("giay chung sinh.jpg", picture(), "image/jpeg")
