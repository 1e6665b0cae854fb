"""The ledger: the two newest versions of a procedure, measured on the dossiers that were filed under each."""

from collections.abc import Sequence
from datetime import date

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.shares import Interval
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition, SourceKind, VersionRow
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms.handed import HandedIn
from onedoor.simplification.pack_files import costs
from onedoor.simplification.rules.ledger import mean_of, median_of
from onedoor.simplification.terms.costs import Costs
from onedoor.simplification.terms.proposals import Ledger, Measure, Side

_BY_HAND = frozenset({SourceKind.UPLOAD, SourceKind.SHOWN, SourceKind.PAPER_ORIGINAL})
_DAY = 86_400


def ledger(procedure: str, *, seen_by: Actor) -> Ledger:
    """Before and after, as far as the actor's agency and those below it have dossiers of each. Refuses: NotFound."""
    today = clock.today()
    begun = [one for one in catalogue.versions(procedure) if one.valid_from <= today]
    if not begun:
        raise NotFound
    sides = [_side(one, today, seen_by) for one in sorted(begun, key=lambda one: one.valid_from)[-2:]]
    return Ledger(procedure, sides[0] if len(sides) > 1 else None, sides[-1])


def _side(version: VersionRow, today: date, by: Actor) -> Side:
    last = min(version.valid_to or today, today)
    rows = [
        row
        for row in dossiers.handed_in(version.procedure, version.valid_from, last, seen_by=by)
        if row.version == version.id
    ]
    closed = [row for row in rows if row.closed_at is not None]
    days = [(row.closed_at - row.submitted_at).total_seconds() / _DAY for row in closed if row.closed_at]
    told = costs()
    measured: dict[Measure, tuple[int, Interval | None]] = {
        Measure.QUESTIONS: (len(rows), mean_of([_typed(version.definition, row) for row in rows])),
        Measure.PAPERS: (len(rows), mean_of([len(row.papers) for row in rows])),
        Measure.STEPS: (len(closed), mean_of([row.steps for row in closed])),
        Measure.DAYS: (len(closed), median_of(days)),
        Measure.COST: (len(rows), mean_of([_cost(version.definition, row, told) for row in rows])),
    }
    return Side(
        number=version.number,
        valid_from=version.valid_from,
        n=len(rows),
        asked=_asked(version.definition),
        figures={name: (n, value) for name, (n, value) in measured.items() if value is not None},
    )


def _asked(definition: Definition) -> dict[Measure, int]:
    """What the definition itself asks, whether anybody had to give it or not."""
    by_hand: Sequence[bool] = [
        any(source.kind in _BY_HAND for source in component.sources) for component in definition.components
    ]
    return {
        Measure.QUESTIONS: sum(len(page.fields) for page in definition.pages),
        Measure.PAPERS: sum(by_hand),
        Measure.STEPS: len(definition.route),
    }


def _typed(definition: Definition, row: HandedIn) -> int:
    """How many questions the person answered themself."""
    return sum(row.by_hand(field.id) for page in definition.pages for field in page.fields)


def _cost(definition: Definition, row: HandedIn, told: Costs) -> float:
    """Đồng that this dossier cost its person, by the Standard Cost Model."""
    fields = [field for page in definition.pages for field in page.fields if row.by_hand(field.id)]
    minutes = sum(told.answers.minutes.get(field.type, 0.0) for field in fields)
    papers = [told.paper(definition.procedure, slot) for slot in row.papers]
    visits = [told.visit] if row.channel == "counter" else []
    minutes += sum(each.minutes for each in (*papers, *visits))
    return minutes / 60 * told.rate.amount + sum(each.money for each in (*papers, *visits)) + row.due
