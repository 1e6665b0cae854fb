"""Serving the collector: one process, one loop."""

import asyncio
import os
import signal
from urllib.parse import urlsplit

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from onedoor.project import env as environment
from onedoor.project import logs
from onedoor.project.collector.app import Collector
from onedoor.project.collector.day_key import DayKey
from onedoor.project.collector.limits import Limits
from onedoor.project.collector.store import Store
from onedoor.project.env import Environment


def collector(env: Environment, database_url: str) -> Collector:
    """The application for that portal and database."""
    parts = urlsplit(env.public)
    return Collector(
        origin=f"{parts.scheme}://{parts.netloc}",
        store=Store(database_url),
        key=DayKey(env.data_path / "collector-day"),
        limits=Limits(per_client=int(env.collector_per_client), per_network=int(env.collector_per_network)),
        hops=int(env.collector_hops),
    )


async def serve(env: Environment, database_url: str) -> None:
    """Answer until SIGTERM or SIGINT; what waits is written then."""
    server = Server(
        collector(env, database_url),
        address=env.host,
        port=env.collector_port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=1024,
        http1_settings=HTTP1Settings(header_read_timeout=5_000, max_buffer_size=64 * 1024),
        log_level=LogLevels.error,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, server.stop)
    await server.serve()


def main() -> None:
    """Run the collector against the database that is given."""
    env = environment.read()
    logs.configure(env.log_level)
    asyncio.run(serve(env, os.environ["ONEDOOR_DATABASE_URL"]))


if __name__ == "__main__":
    main()
