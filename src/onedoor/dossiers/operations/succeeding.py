"""What a result says of a death and of heirs: the vault of the dead is closed, and opened by such a result alone."""

from datetime import date

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.catalogue.terms import Answers, HeirRule
from onedoor.dossiers.models import Dossier
from onedoor.identity import operations as identity
from onedoor.vault.kinds import DeathRule
from onedoor.vault.rules import months_later


def close(rule: DeathRule, dossier: Dossier, basis: str, *, by: Actor) -> None:
    """Who is registered as dead, is: by number and name."""
    number, name = _person(dossier.answers, rule.person)
    told = dossier.answers.get(rule.died_on)
    if number and isinstance(told, str) and told:
        identity.register_death(number, name=name, died_on=date.fromisoformat(told), basis=basis, by=by)


def open_to_heirs(rule: HeirRule, dossier: Dossier, basis: str, *, by: Actor) -> None:
    """The heirs that the answers name see these kinds, where the death is registered; nobody does where it is not."""
    number, _name = _person(dossier.answers, rule.of)
    until = months_later(clock.today(), rule.months) if rule.months else None
    identity.name_heirs(
        number, _heirs(dossier.answers, rule.heirs), kinds=frozenset(rule.kinds), until_on=until, basis=basis, by=by
    )


def _person(answers: Answers, field: str) -> tuple[str, str]:
    told = answers.get(field)
    return (str(told.get("citizen_number") or ""), str(told.get("name") or "")) if isinstance(told, dict) else ("", "")


def _heirs(answers: Answers, field: str) -> list[tuple[str, str]]:
    told = answers.get(field)
    if not isinstance(told, list):
        return [_person(answers, field)]
    return [(str(row.get("citizen_number") or ""), str(row.get("name") or "")) for row in told if isinstance(row, dict)]
