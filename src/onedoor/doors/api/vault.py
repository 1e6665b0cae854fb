"""The data warehouse for an agency's machine: one reading at a time, for a purpose, on a ground, seen by its person."""

from uuid import UUID

from django.http import HttpResponse
from ninja.responses import Status

from onedoor.doors.api.api import MachineToken, api, guarded
from onedoor.doors.api.schemas import BundleIn, BundleOut, ItemOut, Problem, ReadingIn, SharedIn, Texts
from onedoor.doors.frame.access import MACHINE, ActorRequest
from onedoor.dossiers import queries as dossiers
from onedoor.vault import operations, queries
from onedoor.vault.terms import ItemView

VAULT = MACHINE("vault")
TOKEN = MachineToken(VAULT)
_REFUSALS = dict.fromkeys((400, 401, 403, 404, 409, 503), Problem)


def _item(view: ItemView) -> ItemOut:
    row = view.row
    return ItemOut(
        id=row.id,
        kind=row.kind,
        title=Texts(vi=row.title.vi, en=row.title.en),
        issuer=row.issuer,
        assurance=row.level,
        standing=row.standing.value,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        sha256=row.pages.sha256 if row.pages else "",
        facts=dict(view.facts),
    )


@api.post("/vault/readings", response={200: ItemOut, **_REFUSALS}, tags=["vault"], auth=TOKEN)
@guarded(VAULT)
def read_for_dossier(request: ActorRequest, body: ReadingIn) -> ItemOut:
    """Facts that a dossier of your agency needs, by name; its person sees the reading at once."""
    return _item(
        dossiers.vault_facts(
            body.dossier, body.kind, body.facts, purpose=body.purpose, legal_basis=body.legal_basis, by=request.actor
        )
    )


@api.post("/vault/shared", response={200: ItemOut, **_REFUSALS}, tags=["vault"], auth=TOKEN)
@guarded(VAULT)
def read_shared(request: ActorRequest, body: SharedIn) -> ItemOut:
    """One item under a consent given to your agency, for exactly the purpose it names."""
    return _item(queries.shared_item(body.consent, body.item, purpose=body.purpose, seen_by=request.actor))


@api.post("/vault/bundles", response={202: BundleOut, **_REFUSALS}, tags=["vault"], auth=TOKEN)
@guarded(VAULT)
def ask_bundle(request: ActorRequest, body: BundleIn) -> Status[BundleOut]:
    """Everything that a consent covers, put together in a ZIP by a job; fetch it by its id within a day."""
    return Status(202, BundleOut(id=operations.ask_shared_bundle(body.consent, by=request.actor)))


@api.get("/vault/bundles/{bundle_id}", response={**_REFUSALS}, tags=["vault"], auth=TOKEN)
@guarded(VAULT)
def fetch_bundle(request: ActorRequest, bundle_id: UUID) -> HttpResponse:
    """The ZIP; nothing any more from the moment the consent is taken back."""
    return HttpResponse(
        queries.bundle(bundle_id, seen_by=request.actor),
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="shared.zip"', "Cache-Control": "no-store"},
    )
