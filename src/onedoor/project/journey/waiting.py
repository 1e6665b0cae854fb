"""A system that has just shown its first page is still starting the outside world that a journey needs."""

import time
from collections.abc import Sequence

from onedoor.project.processes import port_is_free
from onedoor.project.progress import Stop, step


def until_all_listen(ports: Sequence[int], *, patience_s: float = 60) -> None:
    """Something listens at every port. Refuses: Stop, after `patience_s` seconds."""
    if not any(map(port_is_free, ports)):
        return
    until = time.monotonic() + patience_s
    with step("still starting"):
        while silent := [port for port in ports if port_is_free(port)]:
            if time.monotonic() > until:
                listed = ", ".join(map(str, silent))
                raise Stop(f"Nothing listens at port {listed}: start Onedoor with `onedoor up`, then try again.")
            time.sleep(0.1)
