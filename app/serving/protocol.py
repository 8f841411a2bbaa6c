"""A connection that has deadlines: for its first byte, each head, each body, and for reading."""

import asyncio
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from app.serving.connections import Bounds, Connections, Place


class _Deadline:
    """Something that is done unless it is called off in time; at most one thing at a time."""

    def __init__(self) -> None:
        self._handle: asyncio.TimerHandle | None = None

    @property
    def is_set(self) -> bool:
        return self._handle is not None

    def set(self, seconds: float, act: Callable[[], None]) -> None:
        self.call_off()

        def due() -> None:
            self._handle = None
            act()

        self._handle = asyncio.get_running_loop().call_later(seconds, due)

    def call_off(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None


class BoundedProtocol(H11Protocol):
    """Uvicorn's connection of HTTP/1.1, which is closed when its client is too slow."""

    def __init__(
        self, *args: Any, bounds: Bounds, connections: Connections, place: Place, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._bounds = bounds
        self._registry = connections
        self._place = place
        self._head = _Deadline()
        self._body = _Deadline()
        self._reading = _Deadline()
        self._received = 0
        self._begun = False
        """Whether a request's head has begun that is not whole yet."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin: the client has some seconds for its first byte."""
        super().connection_made(transport)
        self._place.drop = transport.abort
        self._head.set(self._bounds.first_byte_seconds, transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """End: nothing is due any more, and the place is free."""
        for deadline in (self._head, self._body, self._reading):
            deadline.call_off()
        self._registry.left(self._place)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what the client sent."""
        self._received += len(data)
        super().data_received(data)
        if not self.transport.is_closing():
            self._look(in_head=True)

    def on_response_complete(self) -> None:
        """Wait for the next request, which may have come already."""
        super().on_response_complete()
        if not self.transport.is_closing():
            self._body.call_off()
            self._look(in_head=bool(self.conn.trailing_data[0]))

    def pause_writing(self) -> None:
        """Wait for a client that does not take what it asked for, but not for ever."""
        super().pause_writing()
        self._reading.set(self._bounds.answer_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on sending."""
        self._reading.call_off()
        super().resume_writing()

    def _look(self, *, in_head: bool) -> None:
        """Set the deadline of what is awaited now."""
        if self.cycle is None or self.cycle.response_complete:
            self._registry.silent(self._place)
            if in_head and not self._begun:
                self._begun = True
                self._head.set(self._bounds.head_seconds, self.transport.abort)
            return
        self._begun = False
        self._head.call_off()
        self._registry.busy(self._place)
        if self.cycle.more_body and not self._body.is_set:
            self._await_body()

    def _await_body(self) -> None:
        before = self._received

        def check() -> None:
            if self.cycle.response_complete or not self.cycle.more_body:
                return
            if self.flow.read_paused or self._received - before >= self._bounds.body_bytes:
                self._await_body()
            else:
                self.transport.abort()

        self._body.set(self._bounds.body_seconds, check)
