"""Whether anything changed since the last start: if not, nothing is prepared, and the first page comes sooner."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from onedoor.project.env import Environment

_SOURCE = Path(__file__).parents[2]
_SETTINGS = ("ONEDOOR_PACK", "ONEDOOR_DEMO", "ONEDOOR_OIDC_ISSUER", "ONEDOOR_PORT")


class Unchanged:
    """The mark of the last preparation. It lies with the embedded database; with another database there is none."""

    def __init__(self, env: Environment, surroundings: Mapping[str, str]) -> None:
        self.file = env.data_path / "postgres" / "prepared"
        self.usable = not env.database_url and (env.data_path / "static/staticfiles.json").exists()
        self.known = not env.database_url
        self.digest = _digest(env.pack_path, surroundings) if self.known else ""

    def holds(self) -> bool:
        """Whether source, pack and settings are those of the last preparation."""
        return self.usable and self.file.exists() and self.file.read_text() == self.digest

    def keep(self) -> None:
        """The preparation is done."""
        if self.known:
            self.file.write_text(self.digest)


def _digest(pack: Path, surroundings: Mapping[str, str]) -> str:
    total = hashlib.sha256("\n".join(surroundings[name] for name in _SETTINGS).encode())
    for folder in (_SOURCE, pack):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                about = path.stat()
                total.update(f"{path}\0{about.st_mtime_ns}\0{about.st_size}\n".encode())
    return total.hexdigest()
