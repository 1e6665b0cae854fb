"""What the routes are asked about: one citizen's objects, a front end's, and ones that do not exist."""

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.sealing.keys import Drawer, key_of
from onedoor.doors.frame.access import Route
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Declaration, Document, Draft
from onedoor.fees import operations as fees
from onedoor.fees import queries as money
from onedoor.fees.models import Difference, FeePolicy, StatementRead
from onedoor.fees.terms import Manner, Statement, StatementLine
from onedoor.quality import operations as quality
from onedoor.quality.journey_key import journey_key
from onedoor.quality.models import Attempt, Invitation, Report
from onedoor.quality.rules.surveys import digest
from onedoor.signing import operations as signing
from onedoor.signing.models import Binding, Ceremony, Place
from onedoor.signing.terms import Part, Signatory
from tests.access.assessments import assessed
from tests.access.campaigns import reported_campaign
from tests.access.outreach import walked
from tests.access.papers import with_vault
from tests.access.probes import with_probes
from tests.access.programme import ward_programme
from tests.access.simplification import decided_proposal, waiting_check
from tests.dossiers.conftest import WARD, Cast, picture
from tests.fees.conftest import Gateway, install, line, said


@dataclass(frozen=True)
class Objects:
    """One citizen's draft, dossier, paper and document, and those that a front end filed; or ones that do not exist."""

    draft: UUID
    code: str
    attachment: UUID
    document: UUID
    token: str = "abcdefghjkmnpqrs"
    reference: str = "OD22222222222222"
    pay_token: str = "abcdefghjkmnpqrt"
    receipt: UUID = field(default_factory=uuid4)
    receipt_token: str = "abcdefghjkmnpqrv"
    due: UUID = field(default_factory=uuid4)
    difference: UUID = field(default_factory=uuid4)
    refund: UUID = field(default_factory=uuid4)
    statement: UUID = field(default_factory=uuid4)
    ceremony: UUID = field(default_factory=uuid4)
    own_ceremony: UUID = field(default_factory=uuid4)
    place: UUID = field(default_factory=uuid4)
    owner: UUID = field(default_factory=uuid4)
    item: UUID = field(default_factory=uuid4)
    scan: UUID = field(default_factory=uuid4)
    consent: UUID = field(default_factory=uuid4)
    mandate: UUID = field(default_factory=uuid4)
    dispute: UUID = field(default_factory=uuid4)
    bundle: UUID = field(default_factory=uuid4)
    attempt: UUID = field(default_factory=uuid4)
    report: UUID = field(default_factory=uuid4)
    probe_round: str = "round-of-no-month"
    probed_portal: str = "portal-of-no-place"
    picture: UUID = field(default_factory=uuid4)
    round: UUID = field(default_factory=uuid4)
    assessment: UUID = field(default_factory=uuid4)
    portal: UUID = field(default_factory=uuid4)
    evidence: UUID = field(default_factory=uuid4)
    published: UUID = field(default_factory=uuid4)
    campaign: UUID = field(default_factory=uuid4)
    target: UUID = field(default_factory=uuid4)
    plan: UUID = field(default_factory=uuid4)
    task: UUID = field(default_factory=uuid4)
    file: UUID = field(default_factory=uuid4)
    measure: UUID = field(default_factory=uuid4)
    arrival: UUID = field(default_factory=uuid4)
    check: UUID = field(default_factory=uuid4)
    proposal: UUID = field(default_factory=uuid4)
    team: UUID = field(default_factory=uuid4)
    officer: UUID = field(default_factory=uuid4)
    household: UUID = field(default_factory=uuid4)
    visit: UUID = field(default_factory=uuid4)
    case: UUID = field(default_factory=uuid4)
    alley: UUID = field(default_factory=uuid4)
    assistance: UUID = field(default_factory=uuid4)
    share_token: str = "abcdefghjkmnpqrsabcdefgh"
    survey_token: str = "abcdefghjkmnpqrsabcdefghjk"
    of_machine: "Objects | None" = None

    @property
    def tokens(self) -> dict[str, str]:
        """Whose token an address means, where it is not a document's."""
        by_link = dict.fromkeys(("portal:pay_by_link", "portal:payment_by_link"), self.pay_token)
        by_link |= dict.fromkeys(("portal:shared", "portal:shared_document"), self.share_token)
        by_link |= {"portal:survey": self.survey_token}
        return by_link | dict.fromkeys(("portal:receipt_check", "portal:receipt_pages"), self.receipt_token)

    @property
    def parts(self) -> list[str]:
        """Everything that an address may name and an answer repeat."""
        return [str(part) for name, part in vars(self).items() if name != "of_machine"]

    def path(self, route: Route) -> str:
        mine = self.of_machine if self.of_machine and route.pattern.startswith("api/") else self
        known: dict[str, object] = {f"{name}_id": one for name, one in vars(mine).items() if isinstance(one, UUID)}
        if route.name == "portal:quality_evidence":
            known["evidence_id"] = mine.published
        known |= {
            "code": mine.code,
            "round_name": mine.probe_round,
            "portal_code": mine.probed_portal,
            "criterion": "Z6-1",
            "step": "close",
            "move": "confirm",
            "doing": "begin",
            "what": "money",
            "kind": "json" if route.name == "portal:quality_report" else "csv",
            "procedure": "1.001193",
            "event": "family",
            "page_id": "child",
            "slot": "birth_notice",
            "lesson_id": "what-never",
            "token": self.tokens.get(route.name, mine.token),
            "reference": mine.reference,
            "policy_id": FeePolicy.objects.get(name="residence_online_2023").id,
        }
        if route.name.startswith("portal:"):
            known["ceremony_id"] = mine.own_ceremony
        if route.name in ("field:mandate", "portal:helper_answer"):
            known["mandate_id"] = mine.assistance
        if route.name in ("desk:certify", "desk:scanned_document"):
            known["item_id"] = mine.scan
        names = re.findall(r"<(?:\w+:)?(\w+)>", route.pattern)
        values = {name: known[name] for name in names}
        if "agencies/" in route.pattern and "code" in values:
            values["code"] = "H26.00073"
        return reverse(route.name, kwargs=values)


def objects_of(code: str, draft: UUID, owner: Actor) -> Objects:
    view = queries.dossier(code, seen_by=owner)
    document = Document.objects.filter(dossier__code=code).first()
    assert document is not None
    operations.typeset_document(document.id)
    return Objects(draft, code, view.attachments[0].id, document.id, document.token)


def paid(of: Objects, owner: Actor, patch: pytest.MonkeyPatch) -> Objects:
    """The same, with a fee that its owner has paid; its receipt is typeset."""
    install(patch, Gateway())
    view = queries.dossier(of.code, seen_by=owner)
    due = fees.raise_due(
        f"beside:{view.id}",
        by=owner,
        code=of.code,
        procedure=view.procedure,
        payee=view.agency,
        channel=view.channel,
        owner=owner.id or uuid4(),
        lines=(line(20_000),),
    )
    order = fees.begin_order([due.id], Manner.VNPAY, by=owner, return_url="", client_address="")
    fees.apply(said(order.reference, 20_000))
    [receipt] = money.receipts(due.id, seen_by=owner)
    fees.receipt_pages(receipt.id)
    return replace(
        of, reference=order.reference, pay_token=due.pay_token, receipt=receipt.id, receipt_token=receipt.token
    )


def with_ceremony(found: Objects, cast: Cast) -> Objects:
    """The same, and a leader who is about to sign."""
    now = clock.now()
    begun = Ceremony.objects.create(
        part=Part.PERSON, key="hoa", name=cast.hoa.name, holder=cast.hoa.id, agency=WARD, asked_at=now,
        expires_at=now + timedelta(minutes=10),
    )  # fmt: skip
    return replace(found, ceremony=begun.id)


def with_attempt(found: Objects) -> Objects:
    """The attempt that became the dossier, as it is measured at its ward, and a report of its month."""
    quality.rule_attempts()
    month = quality.days_of(clock.today())
    quality.observe(*month)
    quality.make_report("SXI", "agency", *month)
    attempt = Attempt.objects.filter(agency=WARD).latest("started_at")
    return replace(found, attempt=attempt.id, report=Report.objects.get().id)


def with_survey(found: Objects) -> Objects:
    """The same, and its owner is asked what it was like."""
    now = clock.now()
    Invitation.objects.create(
        journey=journey_key(found.draft), survey="journey", version=1, chance=0.5, offered_at=now,
        token_hash=digest(found.survey_token), expires_at=now + timedelta(days=1),
    )  # fmt: skip
    return found


def with_declarations(found: Objects, cast: Cast) -> Objects:
    """The same, with declarations signed by that citizen: of the dossier, of a draft, and one of somebody else's."""
    assert cast.mai.id is not None
    for draft in Draft.objects.filter(id__in=(found.draft, queries.dossier(found.code, seen_by=cast.mai).draft_id)):
        declared(draft, cast.mai)
    other = operations.start("1.001193", by=cast.hung, agency=WARD).id
    subject = declared(Draft.objects.get(id=other), cast.hung, beside=cast.mai)
    [_, place] = Place.objects.filter(paper__subject=subject).order_by("position")
    now = clock.now()
    place.invited_at = now
    place.save()
    own = Ceremony.objects.create(
        part=Part.PERSON, key="mai", name=cast.mai.name, holder=cast.mai.id, asked_at=now,
        expires_at=now + timedelta(minutes=10),
    )  # fmt: skip
    Binding.objects.create(ceremony=own, place=place, paper=place.paper)
    return replace(found, place=place.id, own_ceremony=own.id)


def declared(draft: Draft, by: Actor, *, beside: Actor | None = None) -> str:
    """A declaration of the draft with its pages, for `by` to sign and for `beside`; returns what signing calls it."""
    assert by.id is not None
    made = Declaration.objects.create(
        draft=draft, by_id=by.id, language="vi", template="declaration", title="Tờ khai", title_en="Declaration",
        fingerprint="0" * 64, facts={}, fixed_at=clock.now(),
    )  # fmt: skip
    subject = f"declaration:{made.id}"
    who = [Signatory(Part.PERSON, "x", each.name, id=each.id) for each in (by, beside) if each]
    named: dict[str, Any] = {"reference": "", "agency": WARD, "title": "Tờ khai", "title_en": "Declaration"}
    signing.open_paper(subject, who, by=SYSTEM, **named)
    signing.supply(subject, files.store([b"%PDF-1.7"], key_of(by.id, Drawer.PERSON)), by=SYSTEM)
    return subject


def with_money(found: Objects, cast: Cast) -> Objects:
    """What was paid at the counter for that dossier, part of it given back, and money that does not tie out."""
    assert cast.mai.id is not None
    due = fees.raise_due(
        f"fee:{found.code}", by=cast.lan, code=found.code, procedure="1.004222", payee=WARD, channel="counter",
        owner=cast.mai.id, lines=[line(20_000)],
    )  # fmt: skip
    fees.take_at_counter(due.id, Manner.CASH, 20_000, by=cast.lan)
    refund = fees.refund(due.id, by=SYSTEM, amount=5_000, reason="Nhầm")
    lines = (StatementLine(1, "", "T1", 20_000, clock.now()),)
    fees.reconcile(Statement(Manner.VIETQR, clock.today(), "digest", lines))
    Difference.objects.update(payee=WARD)
    statement = StatementRead.objects.get().id
    difference = Difference.objects.get().id
    return replace(found, due=due.id, difference=difference, refund=refund, statement=statement)


def a_file() -> tuple[bytes, str]:
    """A form with one file, and its media type."""
    body = (
        b'--0\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n' + picture() + b"\r\n--0--\r\n"
    )
    return body, "multipart/form-data; boundary=0"


def with_everything(found: Objects, cast: Cast) -> Objects:
    """The same, with all that may be about a citizen."""
    for more in (with_money, with_vault, with_ceremony, with_declarations):
        found = more(found, cast)
    found = replace(with_attempt(found), campaign=reported_campaign(cast.hoa), **assessed(), **ward_programme(cast))
    found = replace(found, check=waiting_check(found.code, cast.hoa), proposal=decided_proposal(cast.hoa))
    found = replace(found, **walked(cast.hoa, cast.mai))
    return with_probes(with_survey(found))


NOTHING = Objects(uuid4(), "H26.00073-261123-9999", uuid4(), uuid4())
