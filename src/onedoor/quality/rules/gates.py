"""Facts that close a gate, counted from the visits of some days; how bad each is, the profile says."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from onedoor.quality.rules.defects import defects
from onedoor.quality.rules.observatory import is_session
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Facts, Reached

_WRONG_CERTIFICATE = {Defect.CERTIFICATE_EXPIRED, Defect.CERTIFICATE_OF_ANOTHER}
_NO_VALID_HTTPS = {Defect.NO_HTTPS, Defect.CERTIFICATE_UNTRUSTED, *_WRONG_CERTIFICATE}
_DAY = timedelta(days=1)


def gates(visits: Sequence[Facts]) -> Mapping[str, tuple[int, int]]:
    """G1 to G4: how many such things there are, and at how many hosts one could look; none is one that never answered.

    Of each host the newest visit counts, except for G2, which needs two days running.
    """
    hosts: dict[str, list[Facts]] = {}
    for one in sorted(visits, key=lambda each: each.plain.probed_at):
        if _answered(one):
            hosts.setdefault(urlsplit(one.target.url).hostname or "", []).append(one)
    if not hosts:
        return {}
    newest = [seen[-1] for seen in hosts.values()]
    return {
        "G1": (sum(bool(defects(one) & _NO_VALID_HTTPS) for one in newest), len(hosts)),
        "G2": (sum(_two_days_running(seen) for seen in hosts.values()), len(hosts)),
        "G3": (_counted(newest, _forms_over_http), len(hosts)),
        "G4": (_counted(newest, _sessions_not_secure), len(hosts)),
    }


def _answered(visit: Facts) -> bool:
    plain = visit.plain
    return plain.reached is Reached.BAD_CERTIFICATE or (plain.reached is Reached.COMPLETED and bool(plain.hops))


def _two_days_running(seen: Sequence[Facts]) -> bool:
    """Whether the certificate was expired or another host's on a day and on the next one, whenever one looked."""
    wrong: dict[date, bool] = {}
    for one in seen:
        day = one.plain.probed_at.date()
        wrong[day] = wrong.get(day, True) and bool(defects(one) & _WRONG_CERTIFICATE)
    return any(bad and wrong.get(day + _DAY, False) for day, bad in wrong.items())


def _counted(newest: Sequence[Facts], of: Callable[[Facts], int]) -> int:
    return sum(of(one) for one in newest)


def _forms_over_http(visit: Facts) -> int:
    page = visit.static
    return 0 if page is None else sum(form.action.startswith("http://") for form in page.forms)


def _sessions_not_secure(visit: Facts) -> int:
    return sum(is_session(cookie) and not cookie.secure for cookie in visit.plain.cookies)
