"""A leader proposes to drop a question that nobody reads and decides it; the ledger tells what it brought."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from pydantic import JsonValue

from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.catalogue import operations as catalogue
from onedoor.catalogue import queries as published
from onedoor.catalogue.checking import check_file
from onedoor.dossiers import operations as dossiers
from onedoor.simplification import operations, queries
from onedoor.simplification.errors import DecidedAlready, DraftUnsound, NoCandidate, NotAWay, ProposedAlready
from onedoor.simplification.models import Proposal
from onedoor.simplification.queries.freezing import digest_of
from onedoor.simplification.rules.ledger import FEWEST, mean_of, median_of
from onedoor.simplification.terms.proposals import Decision, Measure, Target
from tests.dossiers.conftest import ANSWERS
from tests.stories.desk.ward import BIRTH, MONDAY, WARD, Desk, citizen, officer, picture

FIRST, LAST = MONDAY.date() - timedelta(days=9), MONDAY.date()
NUMBER = "birth_notice_number"
STARTS = LAST + timedelta(days=7)


def file(by: Actor, answers: Mapping[str, JsonValue], times: int) -> None:
    for _ in range(times):
        row = dossiers.start(BIRTH, by=by, agency=WARD)
        dossiers.save_answers(row.id, answers, by=by)
        dossiers.attach(row.id, "birth_notice", "a.jpg", [picture()], by=by)
        dossiers.submit(row.id, by=by)


@pytest.fixture
def hoa(db: None) -> Iterator[Desk]:
    with time_machine.travel(MONDAY, tick=False):
        file(citizen(), ANSWERS, 1)
        yield Desk(officer("hoa"))


def proposed(by: Actor, part: str = NUMBER, target: Target = Target.QUESTION, source: str = "") -> object:
    return operations.propose(BIRTH, target, part, source, first=FIRST, last=LAST, by=by)


def test_what_may_not_be_proposed_or_decided(hoa: Desk) -> None:
    with pytest.raises(NotFound):
        proposed(officer("duc"))
    with pytest.raises(NoCandidate):
        proposed(hoa.actor, "child_name")
    with pytest.raises(NoCandidate):
        proposed(hoa.actor, "identity", Target.PAPER, "register:population")
    with pytest.raises(NoCandidate):
        proposed(hoa.actor, "decide", Target.STEP)
    made = operations.propose(BIRTH, Target.QUESTION, NUMBER, "", first=FIRST, last=LAST, by=hoa.actor)
    with pytest.raises(ProposedAlready):
        proposed(hoa.actor)
    for decision, reason, starts in (
        (Decision.PARALLEL, "Vì", None),
        (Decision.REFUSE, " ", None),
        (Decision.REMOVE, "Vì", None),
        (Decision.REMOVE, "Vì", LAST),
        (Decision.REFUSE, "Vì", STARTS),
    ):
        with pytest.raises(NotAWay):
            operations.decide(made, decision, reason=reason, starts_on=starts, by=hoa.actor)
    with pytest.raises(NotFound):
        operations.decide(made, Decision.REFUSE, reason="Vì", by=officer("minh"))
    operations.decide(made, Decision.REFUSE, reason="Bệnh viện cần số này", by=hoa.actor)
    with pytest.raises(DecidedAlready):
        operations.decide(made, Decision.REFUSE, reason="Vì", by=hoa.actor)
    with pytest.raises(NotFound):
        queries.proposal(made, seen_by=officer("minh"))


def test_a_draft_that_makes_no_sense_is_refused(hoa: Desk) -> None:
    row = Proposal.objects.create(
        agency=WARD, procedure=BIRTH, version=1, target=Target.STEP, part="receive", evidence={}, digest="0" * 64,
        proposed_by=uuid4(), proposed_name="A", proposed_at=MONDAY,
    )  # fmt: skip
    with pytest.raises(DraftUnsound) as refused:
        operations.decide(row.id, Decision.REMOVE, reason="Vì", starts_on=STARTS, by=hoa.actor)
    assert "must be allowed to receive" in str(refused.value.facts["en"])
    assert not queries.proposal(row.id, seen_by=hoa.actor).stands, "its seal is not that of its evidence"


def test_from_the_button_to_the_ledger(hoa: Desk, tmp_path: Path) -> None:
    days = {"first": str(FIRST), "last": str(LAST)}
    asked = {"target": "question", "part": NUMBER, "source": ""} | days
    page = hoa.client.post(f"/office/simplification/{BIRTH}/propose", asked, follow=True)
    [made] = queries.proposals(seen_by=hoa.actor)
    assert made.digest in page.content.decode()
    assert (made.evidence["filled"], made.evidence["by_hand"], made.stands) == (1, 1, True)
    address = f"/office/simplification/proposals/{made.id}"
    form = {"decision": "remove", "reason": "Không ai dùng"}
    assert hoa.client.post(address, form).status_code == 400, "a removal needs its day"
    form |= {"starts_on-day": str(STARTS.day), "starts_on-month": str(STARTS.month), "starts_on-year": str(STARTS.year)}
    assert "Tải dự thảo" in hoa.client.post(address, form, follow=True).content.decode()

    draft = hoa.client.get(f"{address}/draft.yaml")
    (tmp_path / "draft.yaml").write_bytes(draft.content)
    definition, faults = check_file(tmp_path / "draft.yaml")
    assert faults == ()
    assert definition is not None
    assert (definition.version, definition.valid_from, definition.field(NUMBER)) == (2, STARTS, None)
    [old] = published.versions(BIRTH)
    assert {one.id for page in old.definition.pages for one in page.fields} - {
        one.id for page in definition.pages for one in page.fields
    } == {NUMBER}
    catalogue.publish(old.definition.model_copy(update={"valid_to": STARTS - timedelta(days=1)}), by=SYSTEM)
    catalogue.publish(definition, by=SYSTEM)

    with time_machine.travel(MONDAY + timedelta(days=8), tick=False):
        without = {name: answer for name, answer in ANSWERS.items() if name != NUMBER}
        file(citizen(), without, FEWEST)
        found = queries.ledger(BIRTH, seen_by=hoa.actor)
        assert found.before is not None
        assert (found.before.n, found.before.figures) == (1, {}), "of one dossier nothing is said"
        assert found.after.asked[Measure.QUESTIONS] == found.before.asked[Measure.QUESTIONS] - 1
        n, papers = found.after.figures[Measure.PAPERS]
        assert (n, papers.value, papers.low) == (FEWEST, 1.0, 1.0)
        assert Measure.DAYS not in found.after.figures, "none is closed"
        hoa.signs_in()
        shown = hoa.client.get(f"/office/simplification/{BIRTH}/ledger").content.decode()
        assert "quá ít" in shown
        assert f"n = {FEWEST}" in shown


def test_a_mean_and_a_median_have_their_intervals() -> None:
    assert mean_of([1.0] * (FEWEST - 1)) is None
    found = mean_of([1.0] * 50 + [3.0] * 50)
    assert found is not None
    assert (round(found.value, 3), round(found.half_width, 3)) == (2.0, 0.197)
    middle = median_of([float(n) for n in range(1, 101)])
    assert middle is not None
    assert (middle.value, middle.low, middle.high) == (50.5, 40.0, 61.0)


def test_the_seal_is_over_canonical_json() -> None:
    assert digest_of({"b": 1, "a": "đ"}) == hashlib.sha256('{"a": "đ", "b": 1}'.encode()).hexdigest()
