"""Keys are replaced in the middle of reading and writing; nothing is lost, also when it is killed in the middle."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from onedoor.base import clock, files
from onedoor.base.sealing import envelope, keys, passing, ring, rows
from onedoor.base.sealing.fields import Closed
from onedoor.identity.models import Person
from onedoor.project import rotate_keys
from onedoor.project.progress import Stop
from onedoor.vault.models import Item

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing remembers a key, so that nobody has to be waited for; the ring is as it was afterwards."""
    monkeypatch.setattr(keys, "REMEMBERED_S", 0)
    monkeypatch.setattr(ring, "_SEEN_S", 0)
    yield
    file = settings.ENV.keys_path
    file.unlink(missing_ok=True)


def person(n: int) -> Person:
    return Person.objects.create(issuer="i", subject=str(uuid4()), name="Lan", citizen_number=f"{n:012}")


def items(owner: UUID, many: int) -> list[UUID]:
    made = Item.objects.bulk_create(
        Item(
            owner=owner, kind="KQ", title_vi="x", title_en="x", issuer_vi="x", issuer_en="x", origin="declared",
            checked="nothing", reference=str(uuid4()), facts={"n": n}, name=f"paper {n}", kept_at=timezone.now(),
        )
        for n in range(many)
    )  # fmt: skip
    return [item.id for item in made]


def key_ids() -> set[str]:
    """The keys that sealed what stands in the tables."""
    found = {row.__dict__["citizen_number"] for row in Person.objects.all()}
    found |= {row.__dict__["facts"] for row in Item.objects.all()}
    return {envelope.key_id(value.sealed).hex for value in found if isinstance(value, Closed)}


def state(which: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id::text FROM base_datakey WHERE {which}")  # noqa: S608  Our own words.
        return {row[0].replace("-", "") for row in cursor.fetchall()}


def test_people_s_keys_are_wrapped_anew_and_every_value_still_opens() -> None:
    people = [person(n) for n in range(1, 6)]
    before = ring.ring().wrapping[0]
    rotate_keys.wrapping(given=False)

    assert ring.ring().wrapping[0].id != before.id
    assert not passing.wraps(before)
    assert [Person.objects.get(id=row.id).citizen_number for row in people] == [f"{n:012}" for n in range(1, 6)]


def test_a_wrapping_that_was_cut_off_goes_on_with_the_same_key(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [person(n) for n in range(1, 6)]
    calls = iter(range(100))
    told = keys.one

    def dies(statement: str, values: list[keys.Value]) -> keys.Row | None:
        if "SET wrapped" in statement and next(calls) == 2:
            raise KeyboardInterrupt
        return told(statement, values)

    monkeypatch.setattr("onedoor.base.sealing.rows.one", dies)
    with pytest.raises(KeyboardInterrupt):
        rotate_keys.wrapping(given=False)
    begun = ring.ring().wrapping
    assert [Person.objects.get(id=row.id).citizen_number for row in people] == [f"{n:012}" for n in range(1, 6)]
    rotate_keys.wrapping(given=False)

    assert ring.ring().wrapping == begun
    assert not any(passing.wraps(key) for key in begun[1:])


def test_everything_is_sealed_with_new_keys_and_found_by_a_new_index() -> None:
    row, owner = person(1), uuid4()
    ids = items(owner, 3)
    stored = files.store([b"pages"], keys.key_of(owner, keys.Drawer.VAULT))
    before, index = key_ids(), row.number_index
    rotate_keys.contents(given=False)

    assert key_ids().isdisjoint(before)
    assert key_ids() <= state("retired_at IS NULL")
    assert Person.objects.get(number_index__in=ring.blind_indexes("citizen_number", f"{1:012}")).id == row.id
    assert Person.objects.get(id=row.id).number_index != index
    assert [Item.objects.get(id=one).facts for one in ids] == [{"n": n} for n in range(3)]
    assert files.read(stored.stored_as, stored.sha256) == b"pages"
    assert files.key_of(stored.stored_as).id.hex in state("retired_at IS NULL")


def test_a_number_is_found_while_only_half_the_indexes_are_new() -> None:
    old = person(1)
    ring.add(index=True)
    new = person(2)

    for n, row in ((1, old), (2, new)):
        assert Person.objects.get(number_index__in=ring.blind_indexes("citizen_number", f"{n:012}")).id == row.id


def test_a_pass_that_was_killed_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = uuid4()
    ids = items(owner, 450)
    before = key_ids()
    told, seen = rows.seal_row, []

    def dies(row: Item) -> int:
        seen.append(row.pk)
        if len(seen) == 300:
            raise KeyboardInterrupt
        return told(row)

    monkeypatch.setattr("onedoor.base.sealing.passing.seal_row", dies)
    with pytest.raises(KeyboardInterrupt):
        rotate_keys.contents(given=False)
    half = key_ids()
    assert half & before
    assert half - before
    assert {item.facts["n"] for item in Item.objects.all()} == set(range(450)), "all open in the middle"
    with pytest.raises(Stop):
        rotate_keys.retire()
    rotate_keys.contents(given=False)

    assert key_ids().isdisjoint(before)
    assert len(seen) < 300 + 450, "what was done is not begun again"
    assert [Item.objects.get(id=one).facts["n"] for one in ids[::100]] == [0, 100, 200, 300, 400]


def test_who_reads_and_writes_meanwhile_loses_nothing() -> None:
    owner = uuid4()
    ids = items(owner, 400)
    done, faults = threading.Event(), []
    written: dict[UUID, int] = {}

    def works(mine: list[UUID]) -> None:
        try:
            turn = 0
            while not done.is_set():
                one = mine[turn % len(mine)]
                turn += 1
                item = Item.objects.get(id=one)
                assert item.facts["n"] == written.get(one, item.facts["n"])
                item.facts = {"n": 1000 + turn}
                item.save(update_fields=["facts"])
                written[one] = 1000 + turn
        except Exception as fault:  # noqa: BLE001  Told to the test.
            faults.append(fault)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=works, args=(ids[k::4],)) for k in range(4)]
    for worker in workers:
        worker.start()
    for _ in range(2):
        rotate_keys.contents(given=False)
        rotate_keys.wrapping(given=False)
    done.set()
    for worker in workers:
        worker.join()
    with time_machine.travel(clock.now() + timedelta(hours=10)):
        rotate_keys.retire()

    assert faults == []
    assert len(written) > 10
    for n, one in enumerate(ids):
        assert Item.objects.get(id=one).facts["n"] == written.get(one, n)


def test_former_keys_rest_and_are_then_destroyed() -> None:
    row = person(1)
    before = key_ids()
    rotate_keys.contents(given=False)
    rotate_keys.wrapping(given=False)
    rotate_keys.retire()
    assert state("destroyed_at IS NOT NULL") == set()
    assert len(ring.ring().wrapping) == len(ring.ring().index) == 2
    with time_machine.travel(clock.now() + timedelta(hours=10)):
        rotate_keys.retire()

        assert before <= state("destroyed_at IS NOT NULL")
        assert len(ring.ring().wrapping) == len(ring.ring().index) == 1
        assert Person.objects.get(id=row.id).citizen_number == f"{1:012}"


def test_what_a_straggler_sealed_with_a_retired_key_is_moved_before_it_is_destroyed() -> None:
    row = person(1)
    late = keys.key_of(row.id, keys.Drawer.PERSON)
    rotate_keys.contents(given=False)
    field = Person._meta.get_field("citizen_number")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(field, "key_of", lambda _: late)
        row.citizen_number = f"{2:012}"
        row.save()
    assert key_ids() == {late.id.hex}
    with time_machine.travel(clock.now() + timedelta(hours=10)):
        rotate_keys.retire()

        assert Person.objects.get(id=row.id).citizen_number == f"{2:012}"


def test_a_key_of_the_installation_that_is_missing_stops_the_start() -> None:
    person(1)
    rotate_keys.check()
    settings.ENV.keys_path.unlink()
    keys.forget()

    with pytest.raises(Stop, match="bring it back"):
        rotate_keys.check()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM base_datakey")
