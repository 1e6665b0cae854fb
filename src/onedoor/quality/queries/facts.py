"""What a probe told, as the tables keep it."""

from pydantic import TypeAdapter

from onedoor.quality.models import Portal
from onedoor.quality.terms.probes import Facts, Step, Target

_FACTS = TypeAdapter(Facts)
_STEPS = TypeAdapter(tuple[Step, ...])


def written(facts: Facts) -> object:
    """Facts as JSON."""
    return _FACTS.dump_python(facts, mode="json")


def read(told: object) -> Facts:
    """Facts as they were written."""
    return _FACTS.validate_python(told)


def target_of(portal: Portal) -> Target:
    """Where a portal is visited."""
    return Target(portal.agency, portal.url, portal.plain_url, portal.expects, _STEPS.validate_python(portal.journey))
