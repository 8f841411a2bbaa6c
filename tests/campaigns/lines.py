"""Connections that a device keeps to the server, and dials again when they break."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Line(asyncio.Protocol):
    """A kept-alive connection that sends one request after the other.

    It supports only what our server sends (a length, no chunks), so that it takes little of the
    machine's time from the server.
    """

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Store the transport."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail the request under way: the server was killed."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionResetError("the server went away"))

    def data_received(self, data: bytes) -> None:
        """Complete an answer."""
        self._received += data
        head, found, rest = self._received.partition(b"\r\n\r\n")
        if not found:
            return
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        if len(rest) >= length and self._answer is not None and not self._answer.done():
            self._received.clear()
            self._answer.set_result((int(head[9:12]), bytes(rest[:length])))

    async def post(self, path: str, token: str, body: bytes) -> tuple[int, bytes]:
        """Post JSON; return the answer's status and body. ConnectionError if there is none."""
        assert self._transport is not None
        if self._transport.is_closing():
            raise ConnectionResetError("the server went away")
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(
            b"POST %b HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %b\r\n"
            b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
            % (path.encode(), token.encode(), len(body), body)
        )
        return await self._answer

    def close(self) -> None:
        """Close the connection."""
        if self._transport is not None:
            self._transport.abort()


class Redialling:
    """Connections to one port, one after the other: a server closes idle ones."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._line: Line | None = None

    async def post(self, path: str, token: str, body: bytes) -> tuple[int, bytes]:
        """Post as `Line.post`; again over a new connection if the server had closed the old one."""
        if self._line is not None:
            with suppress(ConnectionError):
                return await self._line.post(path, token, body)
            self._line.close()
        self._line = await _dialled(self._port)
        return await self._line.post(path, token, body)

    def close(self) -> None:
        """Close the connection."""
        if self._line is not None:
            self._line.close()


async def _dialled(port: int) -> Line:
    _, line = await asyncio.get_running_loop().create_connection(Line, "127.0.0.1", port)
    return line


@asynccontextmanager
async def line_to(port: int) -> AsyncIterator[Line]:
    """Connect to a server on this machine."""
    line = await _dialled(port)
    try:
        yield line
    finally:
        line.close()
