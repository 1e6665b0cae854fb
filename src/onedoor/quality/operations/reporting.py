"""Reporting: a ranking of a month is made once for each snapshot, and kept with everything it was made from."""

from datetime import date

from onedoor.base import clock
from onedoor.quality import pack_files
from onedoor.quality.models import Report
from onedoor.quality.operations.printing import pages
from onedoor.quality.queries import store
from onedoor.quality.rules import reporting
from onedoor.quality.rules.rolling import stands_alone
from onedoor.quality.terms import Per


def make_reports(first: date, last: date) -> int:
    """Each composite profile has a report of those days on what is measured now; how many are new."""
    kinds = {"agency": (Per.AGENCY, Per.BOTH), "procedure": (Per.PROCEDURE, Per.BOTH)}
    return sum(
        make_report(profile.id, kind, first, last)
        for profile in pack_files.profiles().values()
        for kind, per in kinds.items()
        if profile.composite and profile.per in per
    )


def make_report(profile: str, kind: str, first: date, last: date) -> bool:
    """The report of that profile stands, for agencies or procedures; whether it is a new one."""
    found = pack_files.profiles()[profile]
    seen = store.observations(first, last, prefix=f"{kind}:")
    kept = store.withheld(f"{kind}:", first, last)
    rows = [store.shown(store.rankable(one), kept) for one in seen if stands_alone(one.scope)]
    if not rows:
        return False
    text = reporting.snapshot(found, rows, first, last)
    digest = reporting.fingerprint(text)
    there = {"profile": found.id, "kind": kind, "starts_on": first, "ends_on": last, "snapshot_hash": digest}
    if Report.objects.filter(**there).exists():
        return False
    seed = int(f"{first:%Y%m%d}")
    made = Report(
        **there,
        profile_version=found.version,
        seed=seed,
        snapshot=text,
        body=reporting.report(text, seed),
        made_at=clock.now(),
    )
    made.pages = pages(made.id, made.made_at, made)
    made.save(force_insert=True)
    return True
