"""A prober of the tests, and portals for it to see."""

from dataclasses import replace

from onedoor.base import clock
from onedoor.quality import operations
from onedoor.quality.terms.probes import Facts, Glance, Level, Plain, Reached, Target
from onedoor.quality.terms.rounds import OWN, Portal
from tests.quality.test_probe_scores import facts


class Seer:
    """It sees a portal without a defect, or what it is told; at the addresses in `broken` it falls over."""

    def __init__(self, broken: set[str] | None = None, reached: Reached = Reached.COMPLETED) -> None:
        self.broken, self.reached = broken or set(), reached
        self.asked: list[str] = []
        self.glances: dict[str, Glance] = {}

    def visit(self, target: Target) -> Facts:
        self.asked.append(target.url)
        if target.url in self.broken:
            raise RuntimeError(target.url)
        if self.reached is not Reached.COMPLETED:
            return Facts(target, Plain(self.reached, clock.now()))
        return replace(facts(first_byte_ms=120.0), target=target)

    def glance(self, target: Target) -> Glance:
        self.asked.append(target.url)
        return self.glances.get(target.url, Glance(Reached.COMPLETED, 200, 0.1))


def listed(code: str, agency: str = "", **more: object) -> Portal:
    """A portal as a list has it."""
    told = {"id": code, "agency": agency, "url": f"https://{code}.example.test/", "mark": "found", "source": "A test."}
    return Portal.model_validate(told | more)


def a_round(name: str = "one", *, seer: Seer | None = None, portals: tuple[Portal, ...] = ()) -> list[str]:
    """A round over those portals, or two agencies' and ours; how far it was after each visit."""
    some = portals or (listed("a", "H26"), listed("b", "H57"), listed(OWN))
    operations.list_portals(some)
    operations.start_round(name, [one.id for one in some], Level.STATIC, "here")
    return [f"{one.going.made}/{one.going.of}" for one in operations.make_visits(name, seer or Seer())]
