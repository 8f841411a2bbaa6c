"""What can go wrong with a call."""

from typing import Any


class TitikTemuError(Exception):
    """Anything that a call can come to other than its answer."""


class Problem(TitikTemuError):  # noqa: N818 - as RFC 9457 calls it
    """The server refused (RFC 9457): branch on `code`, show `detail`, log `request_id`.

    `retry_after` is the wait in seconds that the server asked for; None: it did not say.
    """

    def __init__(self, status: int, document: dict[str, Any], retry_after: float | None) -> None:
        super().__init__(document.get("detail") or f"HTTP {status}")
        self.status = status
        self.code: str = document.get("code", "")
        self.detail: str = document.get("detail", "")
        self.errors: list[dict[str, Any]] = document.get("errors", [])
        self.context: dict[str, Any] = document.get("context", {})
        self.request_id: str = document.get("request_id", "")
        self.retry_after = retry_after


class Unreachable(TitikTemuError):  # noqa: N818 - a state of the network, which may pass
    """Nobody answered, in the time and the attempts allowed; it may work later."""


class SnapshotRefused(TitikTemuError):  # noqa: N818
    """A snapshot is signed by another key, or is of another event or format."""
