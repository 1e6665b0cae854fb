"""A file from anybody is judged in a child process, with a limit on its time and memory: it may be hostile."""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from onedoor.base.outside import Outside
from onedoor.signing.verdicts import Flaw, Verdict, read

_SECONDS = 20
_MEMORY = 768 * 1024 * 1024
_UNREADABLE: dict[str, Any] = {
    "valid": False,
    "flaw": Flaw.UNREADABLE.value,
    "signatures": [],
    "stamped_until": None,
    "sha256": "",
    "address": "",
}


def judged(content: bytes, anchors: Sequence[bytes], *, now: datetime | None = None, asks: bool = True) -> Verdict:
    """The verdict on the file; one that wears the child out is unreadable. `asks`: authorities are asked, too."""
    told = {"anchors": [each.hex() for each in anchors], "now": now.isoformat() if now else "", "asks": asks}
    try:
        child = subprocess.run(
            [sys.executable, "-c", "from onedoor.signing.pades.child import main; main()"],
            input=json.dumps(told).encode() + b"\n" + content,
            capture_output=True,
            timeout=2 * _SECONDS,
            check=False,
        )
        return read(json.loads(child.stdout or json.dumps(_UNREADABLE)))
    except (subprocess.TimeoutExpired, ValueError):
        return read(_UNREADABLE)


def main() -> None:
    """In the child: a line of JSON and the file come in, a verdict goes out."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    from onedoor.signing.pades.judging import Judge  # noqa: PLC0415  Only the child pays for it, inside its limits.

    told = json.loads(sys.stdin.buffer.readline())
    now = datetime.fromisoformat(told["now"]) if told["now"] else None
    outside = Outside("certificate authority", patience_s=4.0, largest=1_000_000) if told["asks"] else None
    judge = Judge([bytes.fromhex(each) for each in told["anchors"]], now=now, outside=outside)
    sys.stdout.write(json.dumps(judge.judge(sys.stdin.buffer.read()).told()))
