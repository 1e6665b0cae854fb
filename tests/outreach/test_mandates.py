"""A mandate of assistance: asked for, confirmed in three ways, checked at every use, ended at once."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction

from onedoor.audit.models import Act
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotAllowed, NotFound, Refusal
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers import queries as drafts
from onedoor.dossiers.errors import NotUnderMandate
from onedoor.dossiers.models import Dossier, Draft
from onedoor.identity import queries as people
from onedoor.identity.models import Person
from onedoor.identity.terms import Scope
from onedoor.notices.models import Notice
from onedoor.outreach import operations, queries
from onedoor.outreach.errors import AskedTooOften, NotAsked, NotConfirmed, TextChanged, WishUnfit
from onedoor.outreach.models import Mandate, MandateText, Use
from onedoor.outreach.terms import CODE_TRIES, Confirmed, MandateState, Wish
from onedoor.vault import queries as vault
from tests.dossiers.conftest import ANSWERS, BIRTH, OTHER_WARD, WARD, citizen, officer, picture

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
MAI, HUNG = ("Nguyễn Thị Mai", "001194012345"), ("Trần Văn Hùng", "001090054321")
OTHER = "1.004222"
FILL, BOTH = ("fill",), ("fill", "file")


class Field:
    """Tú and Nga of one team; Mai and Hùng, who live there."""

    def __init__(self) -> None:
        hoa = officer("hoa", "Đỗ Thị Hoa", WARD, Role.LEADER)
        self.tu = officer("tu", "Tú", WARD, Role.HELPER)
        self.nga = officer("nga", "Nga", WARD, Role.HELPER)
        self.outsider = officer("van", "Vân", WARD, Role.HELPER)
        self.hoa, self.team = hoa, operations.found_team("Tổ 5", by=hoa)
        for helper in (self.tu, self.nga):
            operations.add_member(self.team, id_of(helper), by=hoa)
        self.mai, self.hung = citizen("mai", *MAI), citizen("hung", *HUNG)

    def asks(self, who: tuple[str, str] = MAI, *, acts: tuple[str, ...] = BOTH, days: int = 7) -> UUID:
        return operations.ask(self.team, Wish(who[1], who[0], (BIRTH,), acts, days), by=self.tu)

    def agreed(self, **wish: Any) -> UUID:
        mandate = self.asks(**wish)
        row = queries.mandate(mandate, seen_by=self.mai)
        operations.answer(mandate, agrees=True, seen=row.sha256, by=self.mai)
        return mandate

    def acts_under(self, mandate: UUID) -> Actor:
        found = queries.assistant(mandate, self.tu)
        assert found is not None
        return found


def id_of(actor: Actor) -> UUID:
    assert actor.id is not None
    return actor.id


def refused(expected: type[Refusal], act: Callable[[], object]) -> None:
    with pytest.raises(expected):
        act()


def told(person: Actor, kind: str) -> list[Notice]:
    return list(Notice.objects.filter(person_id=id_of(person), kind=kind))


def code_of(person: Actor) -> str:
    found = re.search(r"\b\d{6}\b", told(person, "mandate_asked")[-1].text)
    assert found is not None
    return found[0]


@pytest.fixture(autouse=True)
def morning() -> object:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def field(db: None, morning: object) -> Field:
    return Field()


def test_the_person_reads_the_words_and_agrees_on_their_own_device(field: Field) -> None:
    mandate = field.asks()
    row = queries.mandate(mandate, seen_by=field.mai)
    assert row.state is MandateState.ASKED
    assert "Tôi, Nguyễn Thị Mai, đồng ý để Tú, thành viên Tổ 5" in row.text
    assert "đến hết ngày 03/12/2026" in row.text.lower()
    assert MandateText.objects.get(sha256=row.sha256).text == row.text
    assert queries.assistant(mandate, field.tu) is None, "asked is not agreed"
    refused(TextChanged, lambda: operations.answer(mandate, agrees=True, seen="0" * 64, by=field.mai))
    for stranger in (field.hung, field.tu, field.nga):
        refused(NotFound, partial(operations.answer, mandate, agrees=True, seen=row.sha256, by=stranger))

    operations.answer(mandate, agrees=True, seen=row.sha256, by=field.mai)

    assert queries.mandate(mandate, seen_by=field.tu).how is Confirmed.SELF
    assert len(told(field.mai, "mandate_given")) == 1
    helper = field.acts_under(mandate)
    assert (helper.id, helper.on_behalf_of, helper.mandate) == (field.tu.id, field.mai.id, mandate)
    refused(NotAsked, lambda: operations.answer(mandate, agrees=True, seen=row.sha256, by=field.mai))


def test_a_code_that_the_person_says_serves_once_for_ten_minutes_and_five_tries(field: Field) -> None:
    mandate = field.asks()
    code = code_of(field.mai)
    refused(NotFound, lambda: operations.confirm_by_code(mandate, code, by=field.nga))
    wrong = "000000" if code != "000000" else "000001"
    refused(NotConfirmed, lambda: operations.confirm_by_code(mandate, wrong, by=field.tu))
    operations.confirm_by_code(mandate, f"{code[:3]} {code[3:]}", by=field.tu)
    assert queries.mandate(mandate, seen_by=field.tu).how is Confirmed.CODE
    assert Mandate.objects.get(id=mandate).code_index == ""

    guessed = field.asks()
    for _ in range(CODE_TRIES):
        refused(NotConfirmed, lambda: operations.confirm_by_code(guessed, wrong + "9", by=field.tu))
    last = code_of(field.mai)
    refused(NotConfirmed, lambda: operations.confirm_by_code(guessed, last, by=field.tu))
    assert Mandate.objects.get(id=guessed).code_tries == CODE_TRIES + 1, "a refused try counts"
    late = field.asks()
    with time_machine.travel(MORNING + timedelta(minutes=11), tick=False):
        refused(NotConfirmed, lambda: operations.confirm_by_code(late, code_of(field.mai), by=field.tu))


def test_a_witness_is_another_of_the_team_and_types_the_number(field: Field) -> None:
    old = ("Lê Thị Cụ", "001135000017")
    mandate = field.asks(old)
    assert [row.id for row in queries.to_witness(seen_by=field.nga)] == [mandate]
    assert queries.to_witness(seen_by=field.tu) == ()
    for nobody in (field.tu, field.outsider, field.hoa, field.mai):
        refused(NotFound, partial(operations.confirm_by_witness, mandate, old[1], by=nobody))
    refused(NotConfirmed, lambda: operations.confirm_by_witness(mandate, MAI[1], by=field.nga))

    operations.confirm_by_witness(mandate, old[1], by=field.nga)

    row = Mandate.objects.get(id=mandate)
    assert (row.how, row.witness) == ("witness", field.nga.id)
    assert row.principal is not None
    assert Person.objects.get(id=row.principal).name == "Lê Thị Cụ"
    assert Notice.objects.filter(person_id=row.principal, kind="mandate_given").count() == 1
    with transaction.atomic(), pytest.raises(IntegrityError):
        Mandate.objects.filter(id=mandate).update(witness=row.helper)


def test_asking_tells_nobody_who_is_known(field: Field) -> None:
    known, unknown = field.asks(), field.asks(("Ai Đó", "001190000001"))
    one, two = (queries.mandate(each, seen_by=field.tu) for each in (known, unknown))
    assert (one.state, one.how, one.uses) == (two.state, two.how, two.uses)
    for each in (known, unknown):
        refused(NotConfirmed, partial(operations.confirm_by_code, each, "12", by=field.tu))
    field.asks(), field.asks()
    refused(AskedTooOften, field.asks)
    for odd in (Wish(*MAI[::-1], (), FILL, 7), Wish(*MAI[::-1], (BIRTH,), (), 7), Wish(*MAI[::-1], (BIRTH,), FILL, 31)):
        refused(WishUnfit, partial(operations.ask, field.team, odd, by=field.tu))
    refused(NotFound, lambda: operations.ask(field.team, Wish(*HUNG[::-1], (BIRTH,), FILL, 7), by=field.outsider))


def test_what_is_filled_in_and_filed_names_both_and_the_person_is_told(field: Field) -> None:
    mandate = field.agreed()
    operations.open_session(mandate, by=field.tu)
    helper = field.acts_under(mandate)
    draft = dossiers.start(BIRTH, by=helper, agency=WARD).id
    dossiers.save_answers(draft, ANSWERS, by=helper)
    dossiers.attach(draft, "birth_notice", "giay.jpg", [picture()], by=helper)
    assert [row.id for row in drafts.drafts(seen_by=helper)] == [draft]
    assert [row.id for row in drafts.drafts(seen_by=field.mai)] == [draft], "it is among the person's own"

    code = dossiers.submit(draft, by=helper)

    assert dossiers.submit(draft, by=helper) == code
    kept = Draft.objects.get(id=draft)
    assert (kept.owner, kept.helper, kept.helper_name, kept.mandate) == (field.mai.id, field.tu.id, "Tú", mandate)
    view = drafts.dossier(code, seen_by=field.mai)
    assert (view.applicant, view.helped_by) == ("Nguyễn Thị Mai", "Tú")
    acts = Act.objects.filter(quality="helper")
    assert acts.count() >= 6
    assert {(act.actor_id, act.on_behalf_of) for act in acts.exclude(verb__startswith="outreach.")} == {
        (field.tu.id, field.mai.id)
    }
    for kind in ("mandate_asked", "mandate_given", "helper_opened", "helper_saved", "helper_filed"):
        assert len(told(field.mai, kind)) == 1, kind
    done = Counter(Use.objects.values_list("did", flat=True))
    assert done == {"opened": 1, "began": 1, "saved": 2, "filed": 1}

    today = MORNING.date()
    filed = queries.filings(today, today, seen_by=field.hoa)
    assert [(row.code, row.mandate, row.decided, row.late) for row in filed.rows] == [(code, mandate, False, None)]
    assert filed.teams == {mandate: field.team}
    assert not queries.filings(today, today, seen_by=officer("minh", "Minh", OTHER_WARD, Role.LEADER)).rows
    refused(NotFound, lambda: queries.filings(today, today, seen_by=field.tu))


def test_thirty_acts_without_a_live_mandate_all_fail(field: Field) -> None:
    """Figure 25 of the promises: none, not confirmed, declined, expired, revoked, laid down, of another, out of it."""
    live = field.agreed(acts=FILL)
    helper = field.acts_under(live)
    draft = dossiers.start(BIRTH, by=helper, agency=WARD).id
    own = dossiers.start(BIRTH, by=field.mai, agency=WARD).id
    attempts: list[tuple[type[Refusal], Callable[[], object]]] = []

    def tries(expected: type[Refusal], *acts: Callable[[], object]) -> None:
        attempts.extend((expected, act) for act in acts)

    for stranger in (field.tu, field.nga, field.hoa):  # Helpers and leaders as themselves.
        tries(
            NotFound,
            partial(drafts.draft, draft, seen_by=stranger),
            partial(dossiers.save_answers, draft, {}, by=stranger),
            partial(dossiers.submit, draft, by=stranger),
        )
    tries(  # Out of what the mandate names.
        NotFound,
        lambda: dossiers.start(OTHER, by=helper),
        lambda: dossiers.start(BIRTH, by=helper, subject=field.hung.id),
        lambda: drafts.draft(own, seen_by=helper),
        lambda: dossiers.save_answers(own, {}, by=helper),
        lambda: dossiers.attach(own, "birth_notice", "a.jpg", [picture()], by=helper),
        lambda: vault.items(id_of(field.mai), seen_by=helper),
        lambda: people.person(id_of(field.mai), seen_by=helper),
    )
    tries(NotUnderMandate, lambda: dossiers.submit(draft, by=helper))
    tries(NotAllowed, lambda: dossiers.discard(draft, by=helper), lambda: dossiers.fix_declaration(draft, by=helper))
    for expected, act in attempts:
        refused(expected, act)
    assert not people.may_act_for(id_of(field.mai), Scope.SEE, by=helper)
    assert len(attempts) == 19

    asked = field.asks()
    gone: list[UUID] = [uuid4(), asked]
    operations.lay_down(asked, by=field.tu)
    with time_machine.travel(MORNING + timedelta(days=7), tick=False):
        assert queries.assistant(live, field.tu) is None, "its term is over"
    operations.revoke(live, by=field.mai)
    operations.revoke(live, by=field.mai)
    gone.append(live)
    for mandate in gone:
        for by in (field.tu, field.nga, field.hung, field.mai):
            assert queries.assistant(mandate, by) is None
        refused(NotFound, partial(operations.open_session, mandate, by=field.tu))
    assert Dossier.objects.count() == 0


def test_who_leaves_the_team_acts_for_nobody(field: Field) -> None:
    mandate = field.agreed()
    refused(NotFound, lambda: operations.revoke(mandate, by=field.hung))
    operations.end_member(field.team, id_of(field.tu), by=field.hoa)
    assert queries.assistant(mandate, field.tu) is None
    refused(NotFound, lambda: operations.open_session(mandate, by=field.tu))
