"""Sessions in the database, as Django keeps them; only the statement that every request asks stands ready-made."""

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.utils import timezone

from onedoor.base import rows


class SessionStore(InDatabase):
    """A session that ended is none, from the moment it ends."""

    def _get_session_from_db(self) -> Session | None:
        found = rows.row(Session, session_key=self.session_key)
        if found is None or found.expire_date <= timezone.now():
            self._session_key = None
            return None
        return found
