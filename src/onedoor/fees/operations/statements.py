"""Statements that a finance officer hands over or fetches."""

from datetime import date
from uuid import UUID

from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotAllowed
from onedoor.fees.errors import NoSuchGateway
from onedoor.fees.models import StatementRead
from onedoor.fees.operations.gateways import gateway, readers
from onedoor.fees.operations.reconciling import reconcile
from onedoor.fees.terms import Manner, Statement


def read_statement(content: bytes, *, manner: Manner, name: str, by: Actor) -> UUID:
    """The statement in that file is reconciled; its id.

    Refuses: NotAllowed, NoSuchGateway, NotAStatement (nothing was written).
    """
    _check_may(by)
    reader = readers().get(manner)
    if reader is None:
        raise NoSuchGateway(manner=manner.value)
    return _reconciled(reader.read(content, name=name), by)


def fetch_statement(day: date, *, manner: Manner, by: Actor) -> UUID:
    """The gateway's or bank's own statement of that day is reconciled; its id.

    Raises ConnectorError. Refuses: NotAllowed, NoSuchGateway, NotAStatement.
    """
    _check_may(by)
    return _reconciled(gateway(manner).statement(day), by)


def _check_may(by: Actor) -> None:
    if not (by.is_officer and by.has(Role.FINANCE)):
        raise NotAllowed


def _reconciled(statement: Statement, by: Actor) -> UUID:
    reconcile(statement, by=by)
    return StatementRead.objects.get(gateway=statement.gateway, digest=statement.digest).id
