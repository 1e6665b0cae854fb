"""The files in which a bank hands over its statements."""

from django.conf import settings

from onedoor.connectors.vietqr import bank_csv, camt053
from onedoor.fees.errors import NotAStatement
from onedoor.fees.terms import Manner, Statement

_LARGEST = 20_000_000


class BankStatements:
    """camt.053 or CSV, known by what is in them."""

    manner = Manner.VIETQR

    def read(self, content: bytes, *, name: str) -> Statement:
        """The statement in that file. Refuses: NotAStatement, naming line and reason."""
        del name
        if len(content) > _LARGEST:
            raise NotAStatement(line=0, why="too_long")
        start = content[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        if start.startswith(b"<"):
            return camt053.read(content, account=settings.ENV.bank_account)
        return bank_csv.read(content)
