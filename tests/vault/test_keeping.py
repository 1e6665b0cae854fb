"""Items come in: by issuing, by their person, by two officers at a counter."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from onedoor.audit import queries as journals
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.catalogue.terms import Text
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers.models import Document
from onedoor.identity import operations as people
from onedoor.identity import queries as identity
from onedoor.identity.errors import NumberOfAnother
from onedoor.identity.terms import Ground
from onedoor.vault import operations, queries
from onedoor.vault.errors import NoSuchKind, NotYetReady, ReasonNeeded, TwoOfficers
from onedoor.vault.models import Item
from onedoor.vault.terms import Checked, Origin, Standing
from tests.dossiers.conftest import WARD, Cast, citizen, picture

BIRTH = "KQ.G15.000031"
PAPER = Text(vi="Giấy", en="Paper")


def me(cast: Cast) -> UUID:
    assert cast.mai.id is not None
    return cast.mai.id


def bring(cast: Cast, issuer: str = "Công chứng Cửa Nam") -> UUID:
    return operations.declare(
        me(cast), "tenancy", issuer=issuer, name="a.jpg", content=picture(), media_type="image/jpeg", by=cast.mai
    )  # A test's shorthand.


def scanned(cast: Cast, by: str = "lan", name: str = "Nguyễn Thị Mai") -> UUID:
    return operations.scan_for(
        "001194012345",
        name,
        "land_title",
        issuer="Sở Tài nguyên",
        file="so do.jpg",
        content=picture(),
        media_type="image/jpeg",
        by=getattr(cast, by),
    )


def test_a_birth_certificate_is_the_childs_and_its_mother_reaches_it(cast: Cast, granted: str) -> None:
    [child] = identity.principals(seen_by=cast.mai)
    assert (child.name, child.ground, child.until_on) == ("Trần Minh An", Ground.PARENT, date(2044, 11, 9))
    [row] = queries.items(child.id, seen_by=cast.mai).rows
    assert (row.kind, row.origin, row.level, row.checked) == (BIRTH, Origin.ISSUED, 3, Checked.ISSUER)
    assert (row.issuer, row.standing, row.valid_to) == (WARD, Standing.VALID, None)
    facts = queries.item(row.id, seen_by=cast.mai).facts
    assert facts["person"] == {
        "name": "Trần Minh An",
        "born": "2026-11-10",
        "sex": "male",
        "ethnicity": "Kinh",
        "nationality": "Việt Nam",
    }
    assert facts["dossier"] == granted
    assert queries.items(me(cast), seen_by=cast.mai).rows == (), "it is not the mother's own"
    for stranger in (cast.hung, cast.lan, cast.hoa):
        with pytest.raises(NotFound):
            queries.items(child.id, seen_by=stranger)
        with pytest.raises(NotFound):
            queries.item(row.id, seen_by=stranger)


def test_the_document_follows_and_is_the_dossiers_own(cast: Cast, granted: str) -> None:
    [child] = identity.principals(seen_by=cast.mai)
    [row] = queries.items(child.id, seen_by=cast.mai).rows
    assert row.pages is None
    with pytest.raises(NotYetReady):
        queries.content(row.id, seen_by=cast.mai)
    document = Document.objects.get(dossier__code=granted, kind="result")
    kept = dossiers.typeset_document(document.id)
    view, content = queries.content(row.id, seen_by=cast.mai)
    assert view.row.pages is not None
    assert view.row.pages.sha256 == kept.sha256
    assert content.startswith(b"%PDF")


def test_a_parent_reads_until_the_child_is_of_age(cast: Cast, granted: str) -> None:
    """Civil Code 91/2015/QH13, Art. 20 and 136."""
    [child] = identity.principals(seen_by=cast.mai)
    with time_machine.travel(datetime(2044, 11, 9, 5, tzinfo=UTC), tick=False):
        assert len(queries.items(child.id, seen_by=cast.mai).rows) == 1
    with time_machine.travel(datetime(2044, 11, 10, 5, tzinfo=UTC), tick=False), pytest.raises(NotFound):
        queries.items(child.id, seen_by=cast.mai)


def test_a_parents_reading_stands_in_the_childs_journal(cast: Cast, granted: str) -> None:
    [child] = identity.principals(seen_by=cast.mai)
    [row] = queries.items(child.id, seen_by=cast.mai).rows
    queries.item(row.id, seen_by=cast.mai)
    [newest] = queries.readings(child.id, seen_by=cast.mai, of=row.id).rows
    assert (newest.item, newest.reader, newest.purpose) == (row.id, cast.mai.id, "represent")


def test_what_one_brings_in_is_declared_and_nothing_more(cast: Cast) -> None:
    item_id = bring(cast)
    [row] = queries.items(me(cast), seen_by=cast.mai).rows
    assert (row.id, row.origin, row.level, row.checked) == (item_id, Origin.DECLARED, 1, Checked.NOTHING)
    assert journals.looks(f"vault:{me(cast)}") == (), "one's own reading is nobody's business"
    operations.remove(row.id, by=cast.mai)
    assert queries.items(me(cast), seen_by=cast.mai).rows == ()


def test_what_cannot_be_brought_in(cast: Cast) -> None:
    with pytest.raises(NoSuchKind):
        operations.declare(me(cast), "KQ.G99.000001", issuer="x", name="a", content=b"x", media_type="x", by=cast.mai)
    with pytest.raises(ReasonNeeded):
        bring(cast, issuer="  ")
    with pytest.raises(NotFound):
        operations.declare(
            cast.hung.id or UUID(int=0), "tenancy", issuer="x", name="a", content=b"x", media_type="x", by=cast.mai
        )
    assert Item.objects.count() == 0


def test_a_certified_copy_needs_two_officers(cast: Cast) -> None:
    item_id = scanned(cast)
    assert queries.items(me(cast), seen_by=cast.mai).rows == (), "not before it is certified"
    with pytest.raises(TwoOfficers):
        operations.certify(item_id, by=cast.lan)
    with pytest.raises(NotFound):
        operations.certify(item_id, by=cast.minh)
    assert [view.row.id for view in queries.to_certify(seen_by=cast.hoa)] == [item_id]
    operations.certify(item_id, by=cast.hoa)
    [row] = queries.items(me(cast), seen_by=cast.mai).rows
    assert (row.origin, row.level, row.checked) == (Origin.DIGITISED, 2, Checked.ORIGINAL)
    assert queries.item(row.id, seen_by=cast.mai).by == ("Phạm Thị Lan", "Đỗ Thị Hoa")
    assert queries.to_certify(seen_by=cast.hoa) == ()
    with pytest.raises(NotFound):
        operations.certify(item_id, by=cast.hoa)
    with pytest.raises(NotFound):
        operations.remove(row.id, by=cast.mai)


def test_a_scan_that_differs_is_sent_back(cast: Cast) -> None:
    item_id = scanned(cast)
    with pytest.raises(ReasonNeeded):
        operations.send_back(item_id, by=cast.hoa, reason=" ")
    operations.send_back(item_id, by=cast.hoa, reason="Thiếu trang 2")
    assert queries.to_certify(seen_by=cast.hoa) == ()
    assert queries.items(me(cast), seen_by=cast.mai).rows == ()


def test_only_who_sits_at_the_counter_scans(cast: Cast) -> None:
    for who in ("hoa", "duc", "mai"):
        with pytest.raises(NotAllowed):
            scanned(cast, by=who)
    with pytest.raises(NumberOfAnother):
        scanned(cast, name="Nguyễn Thị Mơ")


def test_a_list_has_fifty_a_page_in_few_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(51):
        operations.keep_issued(
            me(cast), "tenancy", title=PAPER, issuer=WARD, reference=f"r{number}", facts={}, by=cast.hoa
        )
    with django_assert_max_num_queries(1):
        first = queries.items(me(cast), seen_by=cast.mai)
    second = queries.items(me(cast), seen_by=cast.mai, page=2)
    assert (len(first.rows), first.more, len(second.rows), second.more) == (50, True, 1, False)


def test_kept_twice_is_kept_once(cast: Cast) -> None:
    one, two = (
        operations.keep_issued(
            me(cast), "tenancy", title=PAPER, issuer=WARD, reference="document:1", facts={}, by=cast.hoa
        )
        for _ in range(2)
    )
    assert one == two
    operations.withdraw("document:1", by=cast.hoa)
    [row] = queries.items(me(cast), seen_by=cast.mai).rows
    assert row.standing is Standing.WITHDRAWN


def test_a_child_named_before_is_joined_at_its_first_sign_in(cast: Cast) -> None:
    named = people.named_person("dossier:x", name="Lê Gia Bảo", citizen_number="001226000001", by=cast.hoa)
    assert people.named_person("dossier:y", name="Lê Gia Bảo", citizen_number="001226000001", by=cast.hoa) == named
    assert citizen("bao", "Lê Gia Bảo", "001226000001").id == named


def test_a_plan_of_erasure_tells_a_scan_from_a_certified_copy(cast: Cast) -> None:
    one, other = scanned(cast), scanned(cast)
    operations.certify(one, by=cast.hoa)
    owner = Item.objects.get(id=one).owner
    plan = queries.erasure_plan(owner, seen_by=cast.mai)
    kept = {line.what: {row.id for row in line.items} for line in plan.lines if line.items}
    assert kept == {"digitised": {one}, "scanned": {other}}
