"""Processes and ports of this machine, as far as the database needs them."""

import secrets
import signal
import socket
import subprocess
from pathlib import Path

import psutil

_PORTS = range(20_000, 32_000)


def end(process: "psutil.Process | subprocess.Popen[bytes]", patience: float) -> None:
    """Ask for a fast shutdown, then insist."""
    for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        try:
            process.send_signal(how)
            process.wait(patience)
        except (subprocess.TimeoutExpired, psutil.TimeoutExpired):
            continue
        except (ProcessLookupError, psutil.NoSuchProcess):
            return
        else:
            return


def processes_in(cluster: Path) -> list[psutil.Process]:
    """The server processes at work in `cluster`: PostgreSQL makes it their current folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.name() == "postgres" and process.cwd() == str(cluster):
                found.append(process)
        except psutil.Error:
            continue
    return found


def free_port() -> int:
    """A port of loopback that nobody uses, below those that the kernel gives to outgoing connections."""
    while True:
        port = _PORTS.start + secrets.randbelow(len(_PORTS))
        if port_is_free(port):
            return port


def port_is_free(port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
