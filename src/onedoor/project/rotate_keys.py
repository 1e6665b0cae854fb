"""Keys are replaced while the system runs: those that wrap, those of people, and in the end the former ones go."""

from datetime import datetime, timedelta

from django.db import transaction

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.sealing import keys, passing, ring
from onedoor.base.sealing.rows import rewrap
from onedoor.project.progress import Stop, say

OLD_VALUES = "values-of-older-versions"
REST = timedelta(hours=9)
"""So long does a key that is not in use any more stay: whoever began with it has ended, sessions of eight hours too."""


def wrapping(*, given: bool) -> None:
    """A new wrapping key is in use, and every key of a person is wrapped by it; cut off, it goes on when called again.

    `given`: the keys stand in the environment, and the operator put the new one there.
    """
    if not given and not _any_left():
        ring.add(wrapping=True)
    with passing.without_waiting_for_the_disk():
        done = rewrap()
    _record("wrapping", done)
    say(f"{done} people's keys are wrapped by {ring.ring().wrapping[0].id}.")


def contents(*, given: bool) -> None:
    """Everybody has new keys, all is sealed with them and found by a new index; cut off, it goes on if called again."""
    name = passing.unfinished("contents")
    if name is None:
        name = f"contents-{clock.now():%Y%m%d%H%M%S}"
        if not given:
            ring.add(index=True)
    done = passing.run(name, afresh=True)
    _record("contents", done)
    say(f"{done} values and files are sealed with new keys. In nine hours, `rotate-keys --retire` ends the former.")


def retire() -> None:
    """What is still sealed with a former key is sealed anew; then former keys that rested are gone for good."""
    before = clock.now() - REST
    if passing.unfinished("contents"):
        raise Stop("The contents are being sealed with new keys: let `onedoor rotate-keys --contents` end first.")
    done = passing.run(f"last-{clock.now():%Y%m%d%H%M%S}")
    destroyed = passing.destroy_retired(before)
    now = ring.ring()
    wrapping_gone = {
        old.id for new, old in zip(now.wrapping, now.wrapping[1:], strict=False)
        if _rested(new.made_at, before) and not passing.wraps(old)
    }  # fmt: skip
    index_gone = {old.id for new, old in zip(now.index, now.index[1:], strict=False) if _rested(new.made_at, before)}
    if wrapping_gone or index_gone:
        ring.drop(frozenset(wrapping_gone | index_gone))
    _record("retire", destroyed)
    say(f"{done} values were sealed anew; {destroyed} people's keys are destroyed, "
        f"{len(wrapping_gone)} wrapping and {len(index_gone)} index keys gone.")  # fmt: skip


def seal_older_values() -> int:
    """What an earlier version wrote in the open is sealed, once; returned is how much was."""
    if passing.ended(OLD_VALUES):
        return 0
    from onedoor.dossiers.operations import older as dossiers
    from onedoor.identity.operations import older as identity

    dossiers.prepare_for_sealing()
    sealed = passing.run(OLD_VALUES)
    identity.forget_open_numbers()
    return sealed


def check() -> None:
    """The installation holds the keys that the database needs. Refuses: Stop."""
    try:
        missing = passing.unknown_wrapping()
    except ring.KeysMissing as fault:
        raise Stop(f"{fault} Bring them back from where they are kept apart.") from None
    if missing:
        raise Stop(
            f"People's keys are locked by the wrapping key {missing}, which is not in {ring.place()}: bring it back "
            "from where keys are kept apart. Nothing can be opened without it."
        )


def _any_left() -> bool:
    return any(passing.wraps(key) for key in ring.ring().wrapping[1:])


def _rested(since: str, before: datetime) -> bool:
    return bool(since) and datetime.fromisoformat(since) < before


def _record(what: str, done: int) -> None:
    keys.forget()
    with transaction.atomic():
        audit.record(by=SYSTEM, verb="project.rotate_keys", subject="keys", facts={"what": what, "done": done})
