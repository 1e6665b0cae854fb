"""The officers of the demo, appointed at the agencies of the pack, and the teams of its helpers."""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml
from django.conf import settings

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.identity import operations as identity
from onedoor.identity import queries as people
from onedoor.outreach import operations as outreach
from onedoor.outreach import queries as teams
from onedoor.outreach.terms import Outcome, Visit


def settle() -> None:
    """Every officer among the demo people may act; who is appointed already is left alone."""
    file = settings.ENV.pack_path / "demo" / "people.yaml"
    if file.exists():
        identity.load_demo_people(file, issuer=settings.ENV.issuer, by=SYSTEM)
    file = settings.ENV.pack_path / "demo" / "teams.yaml"
    if file.exists():
        _settle_teams(file)


def _settle_teams(file: Path) -> None:
    """Each team stands with its members, alleys and some visits; one that stands already is left alone."""
    known = {(one.agency, one.name) for one in teams.teams(seen_by=SYSTEM)}
    for told in yaml.safe_load(file.read_text(encoding="utf-8"))["teams"]:
        if (told["agency"], told["name"]) not in known:
            _found(told)


def _found(told: dict[str, Any]) -> None:
    team = outreach.found_team(told["name"], by=SYSTEM, agency=told["agency"])
    for alley in told["alleys"]:
        outreach.add_alley(team, alley["name"], alley["households"], by=SYSTEM)
    helpers = [people.appointments(settings.ENV.issuer, sub).first() for sub in told["members"]]
    actors: list[Actor] = []
    for helper in helpers:
        acts = people.actor("officer", helper.id) if helper else None
        if acts is not None and acts.id is not None:
            outreach.add_member(team, acts.id, by=SYSTEM)
            actors.append(acts)
    households = {(a.name, d.label): d.id for a in teams.coverage(team, seen_by=SYSTEM).alleys for d in a.households}
    for number, (alley, label, days, outcome) in enumerate(told["visits"] if actors else ()):
        made = datetime.combine(clock.today() - timedelta(days=days), time(10), clock.law_zone())
        visit = Visit(_id(team, number), households[alley, label], Outcome(outcome), made)
        outreach.record_visit(visit, by=actors[number % len(actors)])


def _id(team: UUID, number: int) -> UUID:
    return uuid5(team, str(number))
