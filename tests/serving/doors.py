"""A bounded server in a thread, and clients that speak to it byte by byte."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path

import anyio
from fastapi import FastAPI, Request

from app.core.settings import Settings
from app.hall.certificates import Certified, certify
from app.serving.connections import Bounds
from app.serving.site import bounded_server

PATIENCE = 30
"""Seconds, of a client and of everything in a server that no test is about."""
_UNHURRIED = Bounds(
    handshake_seconds=PATIENCE,
    first_byte_seconds=PATIENCE,
    head_seconds=PATIENCE,
    idle_seconds=PATIENCE,
    body_seconds=PATIENCE,
    answer_seconds=PATIENCE,
)
HELLO = b"GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
WAIT = b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n"


@dataclass(frozen=True)
class Door:
    """A server that is running; requests to `/wait` are answered once `open` is set."""

    port: int
    open: threading.Event
    waiting: threading.Semaphore
    """Counts the requests to `/wait` that have come."""
    tls: ssl.SSLContext | None = None

    def reach(self, own: str = "127.0.0.1", *, plain: bool = False) -> socket.socket:
        """Connect from an address of this machine; `plain` without TLS whatever is served.

        The socket is there before it is connected, so that it is closed however that ends: of a
        connection that was reset meanwhile, Python's own wrapping would leave it open.
        """
        connection = socket.socket()
        try:
            if self.tls is not None and not plain:
                connection = self.tls.wrap_socket(connection, server_hostname="localhost")
            connection.settimeout(PATIENCE)
            connection.bind((own, 0))
            connection.connect(("127.0.0.1", self.port))
        except BaseException:
            connection.close()
            raise
        return connection

    def ask(self, request: bytes = HELLO, own: str = "127.0.0.1") -> bytes:
        """Return the status line of the answer; empty if the connection is closed instead."""
        try:
            with self.reach(own) as connection:
                connection.sendall(request)
                return answer(connection)
        except TimeoutError:
            raise
        except OSError:  # reset, or ended in the midst of TLS, or not connected any more
            return b""


def answer(connection: socket.socket) -> bytes:
    """Return the status line that comes; empty if the connection is closed instead."""
    try:
        return connection.recv(1_000).partition(b"\r\n")[0]
    except TimeoutError:
        raise
    except OSError:
        return b""


def unhurried(**bounds: float) -> Bounds:
    """Return bounds whose other deadlines are too far away to be met on a busy machine."""
    return replace(_UNHURRIED, **bounds)  # type: ignore[arg-type]


def authority(folder: Path) -> Certified:
    return certify(folder, ["localhost"], [IPv4Address("127.0.0.1")], datetime.now(UTC))


@contextmanager
def door(
    bounds: Bounds, certified: Certified | None = None, trusted: str = "127.0.0.1"
) -> Iterator[Door]:
    """Serve a small application with these bounds."""
    app = FastAPI()
    app.state.settings = Settings(trusted_proxies=trusted)
    opened, waiting = threading.Event(), threading.Semaphore(0)

    @app.get("/hello")
    async def hello() -> str:
        return "hello"

    @app.get("/wait")
    async def wait() -> str:
        waiting.release()
        while not opened.is_set():
            await anyio.sleep(0.01)
        return "waited"

    @app.post("/read")
    async def read(request: Request) -> int:
        return len(await request.body())

    tls = None if certified is None else ssl.create_default_context(cafile=certified.authority)
    server = bounded_server(app, host="127.0.0.1", port=0, certified=certified, bounds=bounds)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield Door(listener.getsockname()[1], opened, waiting, tls)
        finally:
            opened.set()
            server.should_exit = True
            thread.join(PATIENCE)
            assert not thread.is_alive(), "the server goes on"
