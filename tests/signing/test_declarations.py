"""What is declared is fixed, signed by who files and by the others, and filed only as it was signed."""

import io
from datetime import timedelta

import pytest
import time_machine
from pypdf import PdfReader

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality, Role
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.ids import new_id
from onedoor.catalogue import rules as catalogue
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import Incomplete, NotDeclared, NothingToDeclare
from onedoor.dossiers.models import Declaration
from onedoor.outreach import operations as outreach
from onedoor.outreach import queries as teams
from onedoor.outreach.terms import Wish
from onedoor.signing import operations as signing
from onedoor.signing import queries as papers
from onedoor.signing.errors import NoSigningHere
from onedoor.signing.models import Paper
from onedoor.signing.pades.judging import Judge
from onedoor.signing.terms import PaperState
from tests.dossiers.conftest import ANSWERS, BIRTH, OTHER_WARD, WARD, officer
from tests.signing.conftest import Service
from tests.signing.declared import (
    PROCEDURE,
    WHO,
    definition,
    drafted,
    fixed,
    hung,
    mai,
    named,
    person,
    publish,
    settle,
    sign,
    told,
    view,
)

__all__ = ["hung", "mai"]


def test_a_definition_that_demands_it_is_full_process_still() -> None:
    wants = definition()

    assert catalogue.full_process(wants).yes
    assert catalogue.declaration(wants, {}, "online", clock.today()) is wants.declaration
    assert catalogue.declaration(wants, {}, "counter", clock.today()) is None


def test_it_is_not_filed_before_everybody_has_signed(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    with pytest.raises(NotDeclared):
        operations.submit(draft, by=mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    with pytest.raises(NotDeclared):
        operations.submit(draft, by=mai)
    sign(service, found.paper.id, hung, "hung")

    code = operations.submit(draft, by=mai)
    content = queries.declared_pages(code, seen_by=mai)
    verdict = Judge(service.anchors).judge(content)
    assert verdict.valid
    assert [signed.name for signed in verdict.signatures] == [WHO["mai"][0], WHO["hung"][0]]


def test_what_was_signed_is_what_was_shown(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    shown = queries.declaration_pages(draft, seen_by=mai)
    sign(service, found.paper.id, mai, "mai")
    sign(service, found.paper.id, hung, "hung")
    code = operations.submit(draft, by=mai)

    assert queries.declared_pages(code, seen_by=mai).startswith(shown)


def test_a_change_after_signing_drops_the_declaration(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    sign(service, found.paper.id, hung, "hung")
    operations.save_answers(draft, {"note": "Hai"}, by=mai)

    assert queries.declaration(draft, seen_by=mai) is None
    assert [notice.person_id for notice in told("signature_withdrawn")] == [hung.id]
    with pytest.raises(NotDeclared):
        operations.submit(draft, by=mai)


def test_saving_the_same_again_drops_nothing(mai: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    operations.save_answers(draft, {"note": "Một"}, by=mai)

    assert view(draft, mai).id == found.id
    assert operations.fix_declaration(draft, by=mai) == found.id


def test_an_answer_changed_behind_its_back_is_not_filed(service: Service, mai: Actor, hung: Actor) -> None:
    from onedoor.dossiers.models import Draft

    draft = drafted(mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    sign(service, found.paper.id, hung, "hung")
    behind = Draft.objects.get(id=draft)
    behind.answers = {"spouse": named("hung"), "note": "Ba"}
    behind.save()

    with pytest.raises(NotDeclared):
        operations.submit(draft, by=mai)


def test_after_a_cut_one_goes_on_where_one_was(service: Service, mai: Actor) -> None:
    draft = drafted(mai, spouse=named("mai"))
    found = fixed(draft, mai)
    first = signing.begin([found.paper.id], by=mai)
    settle()
    assert papers.under_way(found.paper.id, seen_by=mai) == first
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        signing.end_stale()
    assert papers.under_way(found.paper.id, seen_by=mai) is None

    sign(service, found.paper.id, mai, "mai")
    assert operations.submit(draft, by=mai)


def test_who_files_and_is_named_too_signs_once(mai: Actor) -> None:
    found = fixed(drafted(mai, spouse=named("mai"), witness=named("hung")), mai)

    assert [place.name for place in found.paper.places] == [WHO["mai"][0], WHO["hung"][0]]


def test_an_incomplete_draft_declares_nothing(mai: Actor) -> None:
    draft = drafted(mai, spouse=None)
    with pytest.raises(Incomplete):
        operations.fix_declaration(draft, by=mai)


def test_a_procedure_that_does_not_demand_it_is_not_signed(mai: Actor) -> None:
    draft = operations.start(BIRTH, by=mai, agency=WARD, answers=ANSWERS).id
    with pytest.raises(NothingToDeclare):
        operations.fix_declaration(draft, by=mai)


def test_a_machine_signs_nothing_for_anybody(mai: Actor) -> None:
    machine = Actor(Quality.MACHINE, new_id(), "front", scopes=frozenset({"dossiers"}), on_behalf_of=mai.id)
    draft = drafted(machine)

    with pytest.raises(NotAllowed):
        operations.fix_declaration(draft, by=machine)
    with pytest.raises(NotDeclared):
        operations.submit(draft, by=machine)


def test_where_nothing_is_signed_it_is_said_so(db: None) -> None:
    publish()
    mai = person("mai")
    with pytest.raises(NoSigningHere):
        operations.fix_declaration(drafted(mai), by=mai)


def test_a_discarded_draft_leaves_no_pages_and_no_names(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai)
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    operations.discard(draft, by=mai)

    assert not Declaration.objects.exists()
    paper = Paper.objects.get(id=found.paper.id)
    assert (paper.state, paper.stored_as, paper.title) == (PaperState.DROPPED, "", "")
    assert set(paper.places.values_list("name", "number", "address")) == {("", "", "")}
    assert [notice.person_id for notice in told("signature_withdrawn")] == [hung.id]


def test_another_ward_and_another_citizen_see_no_declaration(service: Service, mai: Actor, hung: Actor) -> None:
    draft = drafted(mai, spouse=named("mai"))
    found = fixed(draft, mai)
    sign(service, found.paper.id, mai, "mai")
    code = operations.submit(draft, by=mai)
    lan, minh = officer("lan", "Lan", WARD, Role.RECEIVER), officer("minh", "Minh", OTHER_WARD, Role.RECEIVER)

    assert queries.declared_pages(code, seen_by=lan).startswith(b"%PDF")
    for other in (minh, hung):
        with pytest.raises(NotFound):
            queries.declared_pages(code, seen_by=other)


def assistant_of(who: str, hoa: Actor) -> Actor:
    """A helper who acts under that person's mandate, given on their own device."""
    tu, principal = officer("tu", "Bùi Ngọc Tú", WARD, Role.HELPER), person(who)
    assert tu.id is not None
    team = outreach.found_team("Tổ 5", by=hoa)
    outreach.add_member(team, tu.id, by=hoa)
    name, number = WHO[who]
    mandate = outreach.ask(team, Wish(number, name, (PROCEDURE,), ("fill",), 1), by=tu)
    outreach.answer(mandate, agrees=True, seen=teams.mandate(mandate, seen_by=tu).sha256, by=principal)
    found = teams.assistant(mandate, tu)
    assert found is not None
    return found


def test_the_pages_that_a_person_signs_name_who_helped_and_who_answers(mai: Actor) -> None:
    helper = assistant_of("mai", officer("hoa", "Đỗ Thị Hoa", WARD, Role.LEADER))
    draft = drafted(helper)
    with pytest.raises(NotAllowed):
        operations.fix_declaration(draft, by=helper)
    found = fixed(draft, mai)

    content = queries.declaration_pages(draft, seen_by=mai)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    assert "Người giúp điền, theo ủy quyền Filled in with the help, under a mandate, of Bùi Ngọc Tú" in text
    assert "Người nộp hồ sơ Filed by Nguyễn Thị Mai" in text
    assert text.count("Bùi Ngọc Tú") == 1, "a helper is named, and signs for nobody"
    assert [place.name for place in found.paper.places] == [WHO["mai"][0], WHO["hung"][0]]

    alone = fixed(drafted(mai), mai)
    own = PdfReader(io.BytesIO(queries.declaration_pages(alone.draft, seen_by=mai)))
    assert "Người giúp điền" not in own.pages[0].extract_text()
