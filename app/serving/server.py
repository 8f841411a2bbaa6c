"""A server that decides itself whom it accepts, before TLS and before the first byte."""

import asyncio
import errno
import socket
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, cast

import structlog
import uvicorn
from uvicorn.config import STARTUP_FAILURE

from app.serving.connections import Bounds, Connections, Exempt, Place
from app.serving.protocol import BoundedProtocol

_BREATH_SECONDS = 0.1
"""How long nobody is accepted when the system has no descriptor left for another connection."""
_AT_ONCE = 64
"""Connections that are accepted before anything else has its turn: some 20 ms of work."""
_ABSENT = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
"""An address that a name has and this machine has not: `localhost` where IPv6 is off."""
log = structlog.get_logger(__name__)


class _Door:
    """The accepting end of some listening sockets, in the form in which uvicorn closes it."""

    def __init__(self, listeners: Iterable[socket.socket]) -> None:
        self._listeners = list(listeners)

    def close(self) -> None:
        """Accept nobody from now on."""
        for listener in self._listeners:
            asyncio.get_running_loop().remove_reader(listener)
            listener.close()

    async def wait_closed(self) -> None:
        """Return at once: nobody is being accepted any more."""


class BoundedServer(uvicorn.Server):
    """Uvicorn's server with bounds on the connections of each network and of all together."""

    def __init__(self, config: uvicorn.Config, bounds: Bounds, exempt: Exempt) -> None:
        super().__init__(config)
        self._bounds = bounds
        self._connections = Connections(bounds, exempt)
        self._arriving = set[asyncio.Task[None]]()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and accept whom the bounds allow; in place of uvicorn's own method."""
        await self.lifespan.startup()
        if self.lifespan.should_exit:
            sys.exit(STARTUP_FAILURE)
        try:
            listeners = sockets or _listening(self.config.host, self.config.port)
        except OSError as error:
            log.warning("cannot_listen", port=self.config.port, why=str(error))
            await self.lifespan.shutdown()
            sys.exit(STARTUP_FAILURE)
        for listener in listeners:
            listener.setblocking(False)
            listener.listen(self.config.backlog)
            self._accept_from(listener)
        self.servers = [cast("asyncio.Server", _Door(listeners))]
        self.started = True

    def _accept_from(self, listener: socket.socket) -> None:
        if listener.fileno() >= 0:
            asyncio.get_running_loop().add_reader(listener, self._accept, listener)

    def _accept(self, listener: socket.socket) -> None:
        """Accept those who wait, many at once: whoever is behind a crowd must not wait for it."""
        loop = asyncio.get_running_loop()
        for _ in range(_AT_ONCE):
            try:
                connection, peer = listener.accept()
            except (BlockingIOError, InterruptedError):
                return
            except ConnectionError:
                continue  # it was gone again
            except OSError as error:
                log.warning("cannot_accept", why=str(error))
                self._connections.drop_a_silent_one()
                loop.remove_reader(listener)
                loop.call_later(_BREATH_SECONDS, self._accept_from, listener)
                return
            place = self._connections.admit(peer[0])
            if place is None:
                connection.close()
                continue
            connection.setblocking(False)
            arriving = loop.create_task(self._welcome(connection, place))
            place.drop = arriving.cancel
            self._arriving.add(arriving)
            arriving.add_done_callback(partial(self._arrived, connection, place))

    def _arrived(
        self, connection: socket.socket, place: Place, arriving: asyncio.Task[None]
    ) -> None:
        """Close a connection that was dropped meanwhile, perhaps before it was looked at."""
        self._arriving.discard(arriving)
        if arriving.cancelled():
            self._connections.left(place)
            connection.close()

    async def _welcome(self, connection: socket.socket, place: Place) -> None:
        """Agree on TLS, where it is served, and give the connection its protocol."""
        config = self.config
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await asyncio.get_running_loop().connect_accepted_socket(
                lambda: BoundedProtocol(
                    config=config,
                    server_state=self.server_state,
                    app_state=self.lifespan.state,
                    bounds=self._bounds,
                    connections=self._connections,
                    place=place,
                ),
                connection,
                ssl=config.ssl,
                ssl_handshake_timeout=self._bounds.handshake_seconds if config.ssl else None,
            )
        except OSError:  # not TLS, too slow, or gone
            self._connections.left(place)
            connection.close()


def _listening(host: str, port: int) -> list[socket.socket]:
    """Return a bound socket for each address of a host that this machine has.

    Raises OSError if one is taken, or it has none of them.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    listeners, absent = list[socket.socket](), None
    try:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            try:
                listeners.append(_bound(socket.socket(family, kind, protocol), address))
            except OSError as error:
                if error.errno not in _ABSENT:
                    raise
                absent = error
        if absent is not None and not listeners:
            raise absent
    except OSError:
        for listener in listeners:
            listener.close()
        raise
    return listeners


def _bound(listener: socket.socket, address: Any) -> socket.socket:
    """Bind a socket; it is closed if that fails."""
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if listener.family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind(address)
    except OSError:
        listener.close()
        raise
    return listener
