"""Sessions in the database, sealed, for what somebody typed may wait there; their statement is ready-made."""

import base64
import json
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.utils import timezone

from onedoor.base import rows
from onedoor.base.sealing import envelope
from onedoor.base.sealing.keys import HOUSE, Drawer, key_of


class SessionStore(InDatabase):
    """A session that ended is none, from the moment it ends; one that was moved or altered holds nothing."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        told = json.dumps(session_dict, ensure_ascii=False).encode()
        return base64.b64encode(envelope.seal(told, self._place(), key_of(HOUSE, Drawer.PERSON))).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        try:
            told: dict[str, Any] = json.loads(envelope.unseal(base64.b64decode(session_data), self._place()))
        except (ValueError, envelope.NotSealedHere, envelope.KeyDestroyed):
            return {}
        return told

    def _place(self) -> str:
        return f"django_session/session_data/{self.session_key}"

    def _get_session_from_db(self) -> Session | None:
        found = rows.row(Session, session_key=self.session_key)
        if found is None or found.expire_date <= timezone.now():
            self._session_key = None
            return None
        return found
