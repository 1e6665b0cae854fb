"""What a demo server does wrong on request: always, or for one order; several faults are joined by commas."""

import html
from collections.abc import Iterable, Mapping

from onedoor.connectors.demo.disk import Disk

SCHEMA = "CREATE TABLE IF NOT EXISTS fault (about TEXT PRIMARY KEY, faults TEXT NOT NULL);"


class UnknownFault(ValueError):
    """There is no such fault."""


class Faults:
    """The faults in force. `words` names each that there is, in Vietnamese and English; `none` ends all."""

    def __init__(self, disk: Disk, words: Mapping[str, str]) -> None:
        self._disk, self.words = disk, words

    def choose(self, faults: str, about: str = "") -> str:
        """From now on these, for the order `about`, or for every order without its own. Refuses: UnknownFault."""
        wanted = sorted({fault.strip() for fault in faults.split(",")} - {"", "none"})
        if not set(wanted) <= self.words.keys():
            raise UnknownFault(faults)
        joined = ",".join(wanted)
        if joined:
            self._disk.tell("INSERT OR REPLACE INTO fault VALUES (?, ?)", about, joined)
        elif about:
            self._disk.tell("DELETE FROM fault WHERE about = ?", about)
        else:
            self._disk.tell("DELETE FROM fault")
        return joined or "none"

    def of(self, about: str = "") -> frozenset[str]:
        """The faults in force for that order."""
        rows = {
            row["about"]: row["faults"] for row in self._disk.ask("SELECT * FROM fault WHERE about IN ('', ?)", about)
        }
        joined = rows.get(about) or rows.get("", "")
        return frozenset(filter(None, joined.split(",")))

    def chooser(self, action: str, title: str, press: str, kept: Iterable[tuple[str, str]] = ()) -> str:
        """A form to choose a fault with; `kept` are further fields to send along."""
        known = dict(kept)
        now = self.of(known.get("about", ""))
        options = "".join(
            f'<option value="{fault}"{" selected" if fault in now else ""}>{html.escape(told)}</option>'
            for fault, told in {"none": "Không có lỗi – nothing is wrong", **self.words}.items()
        )
        hidden = "".join(
            f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">' for name, value in kept
        )
        return (
            f'<form method="post" action="{action}">{hidden}<label>{html.escape(title)}'
            f'<select name="fault">{options}</select></label><button>{html.escape(press)}</button></form>'
        )
