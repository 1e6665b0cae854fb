"""How much anybody may send, with a memory that does not grow with the number of those who send."""

import time
from collections import Counter
from collections.abc import Callable

_MOST_KNOWN = 50_000


class Limits:
    """Counts per minute. Beyond so many different senders the rest share one count, so that a flood costs no memory."""

    def __init__(
        self, *, per_client: int, per_network: int, most_known: int = _MOST_KNOWN, now: Callable[[], float] = time.time
    ) -> None:
        self._per_client, self._per_network, self._most, self._now = per_client, per_network, most_known, now
        self._minute = 0
        self._counts: Counter[str] = Counter()

    def allows(self, client: str, network: str) -> bool:
        """Whether one more from this client, in this network, is heard."""
        minute = int(self._now() // 60)
        if minute != self._minute:
            self._minute = minute
            self._counts.clear()
        return self._one_more(f"c{client}") <= self._per_client and self._one_more(f"n{network}") <= self._per_network

    def _one_more(self, name: str) -> int:
        if name not in self._counts and len(self._counts) >= self._most:
            name = name[0]
        self._counts[name] += 1
        return self._counts[name]
