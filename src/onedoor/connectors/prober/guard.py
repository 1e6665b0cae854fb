"""Where a probe may go: ordinary addresses of the public network, and nowhere else."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from onedoor.quality.terms.probes import Reached

Resolve = Callable[[str, int], list[str]]
_NOT_PUBLIC_4 = tuple(
    ip_network(one)
    for one in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"),
    )
)
_PUBLIC_6 = ip_network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    ip_network(one) for one in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
_PORTS = {"http": 80, "https": 443}


_LOOPBACK = frozenset({"127.0.0.1", "::1"})


class NotReached(Exception):
    """The conversation ended before its end; `reached` tells how."""

    def __init__(self, reached: Reached) -> None:
        super().__init__(reached.value)
        self.reached = reached


def public(address: str) -> bool:
    """Whether it is an ordinary address of the public network.

    Addresses that carry another inside (mapped, 6to4, NAT64, Teredo) are not: nobody's portal needs them.
    """
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return not any(found in one for one in _NOT_PUBLIC_4)
    return found.scope_id is None and found in _PUBLIC_6 and not any(found in one for one in _NOT_PUBLIC_6)


def by_the_system(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system resolves it; none where it cannot."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


@dataclass(frozen=True, slots=True)
class Place:
    """A host at the addresses that were checked; one connects to these, never to the name."""

    host: str
    port: int
    tls: bool
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """How names resolve. `zoo` lets loopback be reached at any port, and nothing else: the portals of the tests.

    `ours`: hosts with their ports that are on loopback, and may be reached there.
    """

    resolve: Resolve = by_the_system
    zoo: bool = False
    ours: frozenset[tuple[str, int]] = frozenset()

    def place(self, url: str) -> Place:
        """The place an address leads to, resolved now. Raises NotReached."""
        parts, port = _parts(url)
        host = (parts.hostname or "").rstrip(".")
        loopback = self.zoo or (host, port) in self.ours
        if not loopback and port != _PORTS[parts.scheme]:
            raise NotReached(Reached.NOT_ALLOWED)
        addresses = self.resolve(host, port)
        if not addresses:
            raise NotReached(Reached.NAME_NOT_RESOLVED)
        if not all(one in _LOOPBACK if loopback else public(one) for one in addresses):
            raise NotReached(Reached.NOT_ALLOWED)
        return Place(host, port, parts.scheme == "https", tuple(addresses))


def _parts(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        raise NotReached(Reached.NOT_ALLOWED) from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None or not url.isprintable():
        raise NotReached(Reached.NOT_ALLOWED)
    return parts, port
