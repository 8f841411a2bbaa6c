"""Sending one message to one address, within bounds of time and size."""

import time
from collections.abc import Sequence
from typing import Final, NamedTuple

import httpcore

from app.webhooks.addresses import Guard, PrivateAddressError
from app.webhooks.records import Failure

SECONDS: Final = 20.0
"""Time for one attempt, from the first packet to the last byte of the answer's body."""
CONNECT_SECONDS: Final = 5.0
READ_BYTES: Final = 65_536
"""An answer's body is read up to here, so that the connection can be used again."""
_ARRIVED: Final = range(200, 300)


class Outcome(NamedTuple):
    """What became of an attempt; `failure` None: it arrived."""

    status: int | None
    failure: Failure | None


class Line:
    """A connection to one receiver, used for one message after another; redirects are answers."""

    def __init__(self, *, private: bool) -> None:
        self._guard = Guard(private=private)
        self._pool = httpcore.ConnectionPool(
            max_connections=1, keepalive_expiry=30, network_backend=self._guard
        )

    def send(
        self,
        url: str,
        headers: Sequence[tuple[bytes, bytes]],
        body: bytes,
        *,
        media_type: bytes = b"application/json",
    ) -> Outcome:
        """Send a message and return what became of it."""
        self._guard.deadline = time.monotonic() + SECONDS
        try:
            status = self._post(url, [*headers, (b"content-type", media_type)], body)
        except PrivateAddressError:
            return Outcome(None, Failure.PRIVATE_ADDRESS)
        except httpcore.TimeoutException:
            return Outcome(None, Failure.TIMEOUT)
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol):
            return Outcome(None, Failure.BROKEN)
        except (httpcore.NetworkError, OSError):
            return Outcome(None, Failure.UNREACHABLE)
        return Outcome(status, None if status in _ARRIVED else Failure.STATUS)

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()

    def _post(self, url: str, headers: Sequence[tuple[bytes, bytes]], body: bytes) -> int:
        timeout = {"connect": CONNECT_SECONDS, "read": SECONDS, "write": SECONDS, "pool": SECONDS}
        with self._pool.stream(
            "POST", url, headers=list(headers), content=body, extensions={"timeout": timeout}
        ) as answer:
            read = 0
            for part in answer.iter_stream():
                read += len(part)
                if read > READ_BYTES:
                    break
            return answer.status
