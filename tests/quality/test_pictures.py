"""Pictures of portals stand beside what was found, are taken down with a reason, and go after their term."""

import io
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from onedoor.audit.models import Act
from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound, NotReadable
from onedoor.project import verify_store
from onedoor.quality import operations, queries
from onedoor.quality.models import Evidence, Report, Screenshot, Visit
from onedoor.quality.profile import pack
from onedoor.quality.terms.pictures import Opened, Removal, Shot
from onedoor.quality.terms.probes import Further, InBrowser, Journey, Level, Stumble, Target
from onedoor.quality.terms.rounds import OWN
from tests.access.assessments import assessed
from tests.dossiers.conftest import officer
from tests.quality.probing import Seer, listed
from tests.quality.test_probe_scores import NOW
from tests.stories.office.money import Office

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
pytestmark = pytest.mark.django_db


def drawn(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (360, 740), colour).save(out, "JPEG")
    return out.getvalue()


class Eyes:
    """A browser of the tests: a journey stops at its second step, and one inner page is opened."""

    def see(self, target: Target) -> Opened:
        journey = Journey(3, 2, Stumble.ERROR)
        page = InBrowser(
            target.url, scroll_width=900, width=360, journey=journey, further=(Further(f"{target.url}in", ()),)
        )
        urls = (target.url, 0, "navy"), (f"{target.url}send", 2, "maroon"), (f"{target.url}in", 0, "teal")
        return Opened(page, tuple(Shot(url, 360, step, drawn(colour)) for url, step, colour in urls))


@pytest.fixture
def auditor() -> Actor:
    return officer("khoa", "Khoa", "G22", Role.AUDITOR)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Screenshot]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    some = listed("a", "H26"), listed("zoo-a"), listed(OWN)
    operations.list_portals(some)
    operations.start_round("deep", [one.id for one in some], Level.BROWSER, "here")
    list(operations.make_visits("deep", Seer(), Eyes()))
    operations.observe(FIRST, LAST)
    return list(Screenshot.objects.filter(visit__portal__code="a").order_by("nth"))


def test_a_visit_keeps_what_the_screen_showed_under_its_digest(seen: list[Screenshot]) -> None:
    assert [(one.step, one.url.rpartition("/")[2]) for one in seen] == [(0, ""), (2, "send"), (0, "in")]
    assert {one.visit.level for one in seen} == {Level.BROWSER}
    assert files.read(seen[0].stored_as, seen[0].sha256) == drawn()
    assert b"JFIF" not in str(Visit.objects.get(id=seen[0].visit_id).facts).encode()


def test_anybody_sees_them_on_the_page_of_the_agency_and_of_a_service(seen: list[Screenshot]) -> None:
    page = Client().get("/quality/agencies/H26").content.decode()
    for one in seen:
        assert f'src="/quality/evidence/{one.id}?small"' in page
    for words in (
        "Trang vào, 27/11/2026",
        "Đi thử, bước 2",
        "Dừng ở đây: trang báo lỗi",
        "Rộng hơn màn hình điện thoại",
    ):
        assert words in page
    own = Screenshot.objects.filter(visit__portal__code=OWN)
    service = Client().get("/quality/services/1.001193").content.decode()
    assert all(f"/quality/evidence/{one.id}?small" in service for one in own)
    picture = Client().get(f"/quality/evidence/{seen[0].id}?small")
    again = Client().get(f"/quality/evidence/{seen[0].id}?small", HTTP_IF_NONE_MATCH=picture["ETag"])
    assert (picture["Content-Type"], picture["Cache-Control"], again.status_code) == (
        "image/webp",
        "public, no-cache",
        304,
    )
    zoo = Screenshot.objects.filter(visit__portal__code="zoo-a").first()
    assert zoo is not None
    assert Client().get(f"/quality/evidence/{zoo.id}").status_code == 404


def test_one_is_taken_down_at_once_with_a_reason_that_anybody_reads(
    seen: list[Screenshot], auditor: Actor, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    address = f"/quality/evidence/{seen[0].id}?small"
    tag = Client().get(address)["ETag"]
    khoa = Office("Khoa", Role.AUDITOR, agency="G22")
    where = f"quality/pictures/{seen[0].id}/take-down"
    assert where in khoa.opens("quality/portals/a") or where in khoa.page
    assert "Hãy ghi lý do" in khoa.sends(where, reason=" ")
    with django_capture_on_commit_callbacks(execute=True):
        assert "Đã gỡ ảnh" in khoa.sends(where, reason="Ảnh có mặt người dân")
    assert Client().get(address, HTTP_IF_NONE_MATCH=tag).status_code == 404
    page = Client().get("/quality/agencies/H26").content.decode()
    assert "Tệp này đã được gỡ ngày 27/11/2026: Ảnh có mặt người dân" in page
    assert seen[0].sha256[:16] in page
    gone = Screenshot.objects.get(id=seen[0].id)
    assert (gone.removal, gone.stored_as, gone.sha256) == (Removal.TAKEN_DOWN, "", seen[0].sha256)
    assert files.as_kept(seen[0].stored_as) is None
    act = Act.objects.get(verb="quality.take_down")
    assert (act.subject, act.facts) == ("probed_portal:a", {"picture": str(gone.id), "sha256": gone.sha256})
    assert verify_store.verify().sound
    with pytest.raises(NotFound):
        operations.take_down(gone.id, "Nữa", by=auditor)


def test_only_who_runs_the_measuring_takes_down_and_says_why(seen: list[Screenshot], auditor: Actor) -> None:
    for by in (
        officer("a", "A", "H26", Role.AUDITOR), officer("b", "B", "G22", Role.LEADER), SYSTEM,
    ):  # fmt: skip
        with pytest.raises(NotFound):
            operations.take_down(seen[0].id, "Ảnh có người", by=by)
    with pytest.raises(NotFound):
        operations.take_down(uuid4(), "Ảnh có người", by=auditor)
    with pytest.raises(NotReadable):
        operations.take_down(seen[0].id, "  ", by=auditor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Screenshot.objects.filter(id=seen[0].id).update(removal=Removal.TAKEN_DOWN, removed_at=NOW)


def test_an_experts_picture_is_taken_down_though_all_is_settled(auditor: Actor) -> None:
    told = assessed()
    where = "/quality/agencies/H26.00073/assessment"
    assert str(told["published"]) not in Client().get(where).content.decode(), "it belongs to a criterion of that round"
    operations.take_down(told["published"], "Ảnh có số định danh", by=auditor)
    assert Client().get(f"/quality/evidence/{told['published']}").status_code == 404
    assert Evidence.objects.get(id=told["published"]).removed_for == "Ảnh có số định danh"
    operations.take_down(told["evidence"], "Ảnh có số định danh", by=auditor)
    own = queries.own_assessment(told["assessment"], seen_by=officer("an", "Nguyễn Hoài An", "G03", Role.ASSESSOR))
    kept = own.given["Z6-1"].evidence
    assert [one.removed.how for one in kept if one.removed] == [Removal.TAKEN_DOWN], "its digest is still evidence"


def test_after_its_term_a_picture_goes_and_its_digest_stays(
    seen: list[Screenshot], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = assessed()
    operations.make_reports(FIRST, LAST)
    terms = pack().pictures
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=terms.keep_of_probes_days))
    assert operations.forget_pictures() == 0
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=terms.keep_of_probes_days, seconds=1))
    assert operations.forget_pictures() == Screenshot.objects.count()
    assert operations.forget_pictures() == 0
    assert set(Screenshot.objects.values_list("removal", "stored_as")) == {(Removal.TERM_OVER, "")}
    assert not Evidence.objects.exclude(removed_at=None).exists()
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=terms.keep_of_experts_days + 30))
    operations.forget_pictures()
    assert Evidence.objects.get(id=told["published"]).removal == Removal.TERM_OVER
    assert Evidence.objects.get(id=told["evidence"]).removed_at is None, "what is not settled stays"
    page = Client().get("/quality/agencies/H26").content.decode()
    assert "hết hạn lưu" in page
    for report in Report.objects.all():
        kept, again = queries.rebuilt(report.id)
        assert kept == again


def test_what_a_store_would_not_let_go_of_is_tried_again(
    seen: list[Screenshot], auditor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    operations.take_down(seen[0].id, "Ảnh có người", by=auditor)  # Nothing is committed here: its bytes lie there yet.
    assert files.as_kept(seen[0].stored_as) is not None
    assert operations.forget_pictures() == 1
    assert files.as_kept(seen[0].stored_as) is None
