"""VietQR as a way to pay: a code to scan, and the bank's statements to know that the transfer came."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from onedoor.base import clock
from onedoor.base.errors import ConnectorError
from onedoor.base.outside import Answer, Outside
from onedoor.base.text import fold
from onedoor.connectors.vietqr.payload import PURPOSE_LENGTH, NotAPayload, Transfer, payload
from onedoor.connectors.vietqr.statements import BankStatements
from onedoor.fees.errors import Forged, NotAStatement
from onedoor.fees.terms import (
    Asked,
    CallbackAnswer,
    GatewayFact,
    Handover,
    Heard,
    Manner,
    Outcome,
    RefundAsked,
    RefundFact,
    RefundState,
    Statement,
    StatementLine,
    Verdict,
)

_DAYS_ASKED = 3
_KEY = re.compile(r"[0-9A-Za-z]{1,32}", re.ASCII)


class VietQr:
    """The account that `settings.ENV` names."""

    manner = Manner.VIETQR
    amounts = range(1, 10**13)

    def __init__(self) -> None:
        if not settings.ENV.key_of_bank:
            raise ImproperlyConfigured("Without ONEDOOR_BANK_KEY the bank tells nothing.")
        self._bank = Outside("The bank", largest=20_000_000)

    def close(self) -> None:
        """Hang up."""
        self._bank.close()

    def begin(self, asked: Asked) -> Handover:
        """A code with amount and reference, beside the same in words for those who type."""
        text = transfer_text(asked.reference, asked.purpose)
        try:
            qr = payload(Transfer(settings.ENV.bank_bin, settings.ENV.bank_account, asked.amount, text))
        except NotAPayload as why:
            raise ConnectorError(f"No code can be made: {why}.", again=False) from None
        return Handover(
            qr=qr,
            bank_name=settings.ENV.bank_name,
            account=settings.ENV.bank_account,
            account_name=settings.ENV.bank_account_name,
            transfer_text=text,
        )

    def read_callback(self, parameters: Sequence[tuple[str, str]]) -> GatewayFact:
        """Nobody calls back for a transfer, so whoever does is not the bank."""
        del parameters
        raise Forged("nobody calls back")

    def answer_callback(self, verdict: Verdict) -> CallbackAnswer:
        del verdict
        return CallbackAnswer(404, "{}")

    def ask(self, reference: str, ordered_at: datetime) -> GatewayFact:
        """The first transfer with that reference, on the day of the order or the two after it; later ones, and further
        ones, are told by the statements alone.
        """
        first = clock.day_of(ordered_at)
        for day in (first + timedelta(days=more) for more in range(_DAYS_ASKED)):
            if day > clock.today():
                break
            for line in self._statement_or_again(day).lines:
                if line.reference == reference and line.amount > 0:
                    return _fact(line)
        return GatewayFact(
            Manner.VIETQR, reference, Outcome.UNKNOWN, 0, "", None, f"{reference}.unknown", heard=Heard.QUERY
        )

    def refund(self, refund: RefundAsked) -> RefundFact:
        """The bank sends the money back to whom it came from; it hears each key once, and repeats what it answered."""
        if not _KEY.fullmatch(refund.key):
            raise ValueError("not a key")
        told = {
            "key": refund.key,
            "transaction": refund.transaction,
            "amount": refund.amount,
            "purpose": transfer_text(refund.reference, refund.purpose),
        }
        answer = self._asked("POST", "/api/refunds", told=told, allowed=frozenset({200, 409, 422}))
        answered = _read(answer.content)
        if answered.get("key") != refund.key:
            raise ConnectorError("The bank answered about another refund.", again=True)
        if answer.status != 200:
            return RefundFact(refund.key, RefundState.FAILED, code=str(answered.get("error", "")))
        if answered.get("amount") != refund.amount:
            raise ConnectorError("The bank answered about another refund.", again=True)
        return RefundFact(refund.key, RefundState.DONE, str(answered.get("transaction", "")))

    def statement(self, day: date) -> Statement:
        """The account's statement of that day, in camt.053."""
        answer = self._asked("GET", "/api/statement", params={"day": day.isoformat(), "format": "camt053"})
        statement = BankStatements().read(answer.content, name=f"bank-{day}.xml")
        if statement.day != day:
            raise ConnectorError("The bank handed over another day's statement.", again=True)
        return statement

    def _statement_or_again(self, day: date) -> Statement:
        try:
            return self.statement(day)
        except NotAStatement as refused:
            raise ConnectorError(f"The bank's statement cannot be read: {refused.facts['why']}.", again=True) from None

    def _asked(
        self,
        method: str,
        path: str,
        *,
        told: object = None,
        params: Mapping[str, str] | None = None,
        allowed: frozenset[int] = frozenset({200}),
    ) -> Answer:
        key = {"Authorization": f"Bearer {settings.ENV.key_of_bank}"}
        answer = self._bank.ask(method, f"{settings.ENV.bank}{path}", told=told, params=params, headers=key)
        if answer.status not in allowed:
            raise ConnectorError(f"The bank answered {answer.status}.", again=answer.status >= 429)
        return answer


def transfer_text(reference: str, purpose: str) -> str:
    """What stands in the transfer: the reference first, where a cut spares it, then as many whole words as fit."""
    more = re.sub(r"[^0-9A-Za-z.]+", " ", fold(purpose.replace(reference, " "))).strip()
    text = f"{reference} {more}".strip()
    return text if len(text) <= PURPOSE_LENGTH else text[: PURPOSE_LENGTH + 1].rpartition(" ")[0]


def _fact(line: StatementLine) -> GatewayFact:
    return GatewayFact(
        gateway=Manner.VIETQR,
        reference=line.reference,
        outcome=Outcome.SUCCEEDED,
        amount=line.amount,
        transaction=line.transaction,
        at=line.at,
        key=line.transaction,
        heard=Heard.QUERY,
        purpose=line.purpose,
    )


def _read(content: bytes) -> Mapping[str, object]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise ConnectorError("The bank's answer cannot be read.", again=True)
    return told
