"""Fee policies: drafted by one officer, adopted by another, never changed after that."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.db import connection
from pydantic import JsonValue

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.kept import forget_kept
from onedoor.base.operation import on_commit, operation
from onedoor.catalogue.checking import check_pack
from onedoor.catalogue.errors import PackHasFaults
from onedoor.fees import rules
from onedoor.fees.checking import check_policies
from onedoor.fees.errors import PolicyInForce, PolicyNameTaken, PolicyNeverChanges, SamePerson
from onedoor.fees.models import FeePolicy
from onedoor.fees.terms.tariff import Policy

_FAULTS_TOLD = 50


def _body(policy: Policy) -> dict[str, JsonValue]:
    body: dict[str, JsonValue] = policy.model_dump(mode="json", exclude={"valid_to"}, exclude_defaults=True)
    return body


def digest(policy: Policy) -> str:
    """The SHA-256 of the policy's canonical JSON, in hexadecimal."""
    form = policy.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps(form, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@operation
def load_policies(folder: Path, *, by: Actor) -> int:
    """Every policy of the pack is adopted as its document says; what is unchanged is left alone. How many are new.

    Refuses: PackHasFaults, PolicyNeverChanges.
    """
    policies, faults = check_policies(folder, check_pack(folder)[0])
    if faults:
        raise PackHasFaults(faults=tuple(str(fault) for fault in faults[:_FAULTS_TOLD]))
    _alone()
    changed = [policy for policy in policies if _loaded(policy)]
    if changed:
        on_commit(forget_kept)
        facts = {"policies": tuple(f"{one.id}:{digest(one)[:12]}" for one in changed)}
        audit.record(by=by, verb="fees.load_policies", subject="fee-policies", facts=facts)
    return len(changed)


def _loaded(policy: Policy) -> bool:
    """Whether something had to be written."""
    known = FeePolicy.objects.filter(name=policy.id).first()
    if known is None:
        now = clock.now()
        _write(FeePolicy(from_pack=True, drafted_at=now, adopted_at=now), policy)
        return True
    if known.digest == digest(policy):
        return False
    if known.body != _body(policy):
        raise PolicyNeverChanges(policy=policy.id)
    _write(known, policy)  # Another document says when it ends.
    return True


def _alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('fees.policies'))")


def _write(row: FeePolicy, policy: Policy) -> FeePolicy:
    row.name, row.body, row.digest = policy.id, _body(policy), digest(policy)
    row.valid_from, row.valid_to = policy.valid_from, policy.valid_to
    row.save()
    return row


@operation
def draft(policy: Policy, *, by: Actor, draft_id: UUID | None = None) -> UUID:
    """The policy stands as a draft, a new one or in place of the draft `draft_id`; nobody pays by it.

    Refuses: NotFound, NotAllowed, OutOfReach, PolicyInForce, PolicyNameTaken.
    """
    _alone()
    rules.check_may_decide(by, policy)
    row = _own_draft(draft_id, by) if draft_id else FeePolicy(agency=by.agency or "")
    if FeePolicy.objects.filter(name=policy.id).exclude(id=row.id).exists():
        raise PolicyNameTaken(name=policy.id)
    row.drafted_by, row.drafted_by_name, row.drafted_at = by.id, by.name, clock.now()
    _write(row, policy)
    audit.record(by=by, verb="fees.draft_policy", subject=f"fee-policy:{row.id}", facts={"digest": row.digest})
    return row.id


@operation
def discard_draft(draft_id: UUID, *, by: Actor) -> None:
    """The draft is gone; what was adopted stays. Refuses: NotFound, NotAllowed, OutOfReach, PolicyInForce."""
    _alone()
    row = _own_draft(draft_id, by)
    rules.check_may_decide(by, Policy.model_validate(row.body))
    audit.record(by=by, verb="fees.discard_policy", subject=f"fee-policy:{row.id}", facts={"name": row.name})
    row.delete()


@operation
def adopt(
    draft_id: UUID, *, by: Actor, seen_digest: str, forecast: Sequence[JsonValue] | dict[str, JsonValue] | None = None
) -> None:
    """The draft that `by` has seen is in force from its first day on, and never changes; who drafted it may not.

    `forecast` is kept with it, to be laid beside what happens.
    Refuses: NotFound, NotAllowed, OutOfReach, SamePerson, PolicyInForce, PolicyNeverChanges.
    """
    _alone()
    row = _own_draft(draft_id, by)
    policy = Policy.model_validate({**row.body, "valid_to": row.valid_to})
    rules.check_may_decide(by, policy)
    if row.drafted_by == by.id:
        raise SamePerson(who=row.drafted_by_name)
    if row.digest != seen_digest:
        raise PolicyNeverChanges(policy=row.name)
    rules.check_begins(policy, clock.today())
    row.adopted_by, row.adopted_by_name, row.adopted_at = by.id, by.name, clock.now()
    row.forecast = forecast
    row.save(update_fields=["adopted_by", "adopted_by_name", "adopted_at", "forecast"])
    audit.record(by=by, verb="fees.adopt_policy", subject=f"fee-policy:{row.id}", facts={"digest": row.digest})
    on_commit(forget_kept)


def _own_draft(draft_id: UUID, by: Actor) -> FeePolicy:
    row = FeePolicy.objects.select_for_update().filter(id=draft_id, agency=by.agency or "").first()
    if row is None:
        raise NotFound
    if row.adopted_at is not None:
        raise PolicyInForce(policy=row.name)
    return row
