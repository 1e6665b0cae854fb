"""Fee policies, and what is due under those that were adopted."""

from datetime import date
from uuid import UUID

from onedoor.agencies import queries as agencies
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.kept import kept
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Answers, Definition
from onedoor.fees import models, rules
from onedoor.fees.terms.tariff import Assessment, Facts, Policy, PolicyRow


def policy_of(row: models.FeePolicy) -> Policy:
    """The policy in a row, with its last day."""
    return Policy.model_validate({**row.body, "valid_to": row.valid_to})


@kept
def adopted_policies() -> tuple[Policy, ...]:
    """Every policy that was ever adopted; which of them hold, the day of filing decides."""
    rows = models.FeePolicy.objects.filter(adopted_at__isnull=False).order_by("name")
    return tuple(policy_of(row) for row in rows)


@kept
def followed(agency: str) -> tuple[str, ...]:
    """An agency with those that it follows after reorganisations."""
    return (agency, *sorted(agencies.lineage(agency).predecessors)) if agency else ()


def assessed(definition: Definition, answers: Answers, *, channel: str, filed_on: date, agency: str) -> Assessment:
    """What is due for a dossier of that case, filed on that day with that agency (none yet: "")."""
    facts = Facts(filed_on, str(channel), followed(agency), answers)
    return rules.assess(definition, adopted_policies(), facts)


def policy_rows(*, seen_by: Actor) -> tuple[PolicyRow, ...]:
    """Every adopted policy, and the drafts of the agency of `seen_by`, by name."""
    rows = models.FeePolicy.objects.order_by("valid_from", "name")
    return tuple(row_of(row) for row in rows if _may_see(row, seen_by))


def policy(policy_id: UUID, *, seen_by: Actor) -> PolicyRow:
    """One policy. Refuses: NotFound, also where it is another agency's draft."""
    row = models.FeePolicy.objects.filter(id=policy_id).first()
    if row is None or not _may_see(row, seen_by):
        raise NotFound
    return row_of(row)


def _may_see(row: models.FeePolicy, seen_by: Actor) -> bool:
    return row.adopted_at is not None or (seen_by.is_officer and row.agency == seen_by.agency)


def row_of(row: models.FeePolicy) -> PolicyRow:
    """The frozen value of a row."""
    return PolicyRow(
        id=row.id,
        policy=policy_of(row),
        digest=row.digest,
        from_pack=row.from_pack,
        agency=row.agency,
        drafted_by=row.drafted_by,
        drafted_by_name=row.drafted_by_name,
        drafted_at=row.drafted_at,
        adopted_by_name=row.adopted_by_name,
        adopted_at=row.adopted_at,
        forecast=row.forecast,
    )


def procedures_with_fees(on: date) -> tuple[str, ...]:
    """The procedures in force on a day that cost something, by code."""
    found = []
    for card in catalogue.services(on=on):
        definition = catalogue.current_version(card.procedure, on).definition
        if any(line.amount != 0 or line.steps for line in definition.fees):
            found.append(card.procedure)
    return tuple(sorted(found))
