"""A small HTTP load: keep-alive connections on loopback, each request timed, nothing but the standard library."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it goes over the wire."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def wire(self, host: str) -> bytes:
        lines = [f"{self.method} {self.path} HTTP/1.1", f"Host: {host}", "Connection: keep-alive"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        if self.method == "POST":
            lines.append(f"Content-Length: {len(self.body)}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + self.body


@dataclass(slots=True)
class Load:
    """What came of a load: seconds of each good request, and what the others answered."""

    times: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds if self.seconds else 0.0

    @property
    def p95(self) -> float:
        return quantiles(self.times, n=20)[-1] if len(self.times) > 1 else 0.0

    @property
    def median(self) -> float:
        return quantiles(self.times, n=2)[0] if len(self.times) > 1 else 0.0


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    status = int(lines[0].split(" ")[1])
    headers = {key.lower(): value.strip() for key, _, value in (line.partition(":") for line in lines[1:] if line)}
    if "content-length" in headers:
        return status, await reader.readexactly(int(headers["content-length"]))
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while size := int((await reader.readline()).strip() or b"0", 16):
            body += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
        return status, body
    return status, b""


async def _client(
    port: int, requests: Iterator[Request], good: Callable[[int], bool], load: Load, until: float, pause: float
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    host = f"127.0.0.1:{port}"
    for request in requests:
        begun = time.perf_counter()
        if begun >= until:
            break
        writer.write(request.wire(host))
        status, body = await _answer(reader)
        taken = time.perf_counter() - begun
        if good(status):
            load.times.append(taken)
        else:
            load.failures.append(f"{status} {request.method} {request.path} {body[:200]!r}")
        if pause:
            await asyncio.sleep(max(0.0, pause - taken))
    writer.close()


def run(
    port: int,
    clients: list[Iterator[Request]],
    *,
    seconds: float,
    good: Callable[[int], bool] = lambda status: status < 400,
    rate: float = 0.0,
) -> Load:
    """Let each client send its requests one after the other for `seconds` (at `rate` a second in all, where given)."""
    load = Load()

    async def all_clients() -> None:
        until = time.perf_counter() + seconds
        pause = len(clients) / rate if rate else 0.0
        await asyncio.gather(*(_client(port, client, good, load, until, pause) for client in clients))

    begun = time.perf_counter()
    asyncio.run(all_clients())
    load.seconds = time.perf_counter() - begun
    return load
