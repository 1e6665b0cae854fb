"""A second reader of sealed files, written from docs/reference/sealed-values.md and nothing of ours imported."""

import base64
import json
from pathlib import Path
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Connection = psycopg.Connection[tuple[object, ...]]
_MARK = b"\x89onedoor\n"


def opened(file: Path, name: str, connection: Connection, data: Path) -> bytes:
    """What lies in a file of the store, for who has the database and the keys."""
    kept = file.read_bytes()
    assert kept.startswith(_MARK), "it lies in the open"
    head, nonce, locked = kept[9:26], kept[26:38], kept[38:]
    return AESGCM(_key(head[1:], connection, data)).decrypt(nonce, locked, head + f"file/{name}".encode())


def _key(key_id: bytes, connection: Connection, data: Path) -> bytes:
    row = connection.execute(
        "SELECT owner::text, drawer, wrapped, wrapped_by FROM base_datakey WHERE id = %s", [UUID(bytes=key_id)]
    ).fetchone()
    assert row is not None
    owner, drawer, wrapped, by = row
    assert isinstance(wrapped, bytes)
    ring = json.loads((data / "keys.json").read_text())["wrapping"]
    secret = next(base64.b64decode(key["key"]) for key in ring if key["id"] == by)
    about = f"datakey/{UUID(bytes=key_id)}/{owner}/{drawer}".encode()
    return AESGCM(secret).decrypt(wrapped[:12], wrapped[12:], about)
