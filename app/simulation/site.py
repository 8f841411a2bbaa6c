"""The API of a server, as the simulated day calls it."""

from collections.abc import Iterator
from typing import Any, Protocol


class Answer(Protocol):
    """What a client of HTTP returns."""

    @property
    def status_code(self) -> int:
        """The status."""

    @property
    def text(self) -> str:
        """The body."""

    def json(self) -> Any:
        """Return the body as JSON."""


class Client(Protocol):
    """A client of HTTP that knows the server's address and carries a token."""

    def request(self, method: str, url: str, *, json: Any = None, params: Any = None) -> Any:
        """Return the answer to a request."""


class RefusedError(Exception):
    """The server refused a request that the day cannot do without."""

    def __init__(self, method: str, path: str, answer: Answer) -> None:
        self.status = answer.status_code
        super().__init__(f"{method} {path}: {answer.status_code} {answer.text[:400]}")


class Site:
    """One event of a server."""

    def __init__(self, client: Client, event_id: str) -> None:
        self._client = client
        self._at = f"/api/v1/events/{event_id}"

    def get(self, path: str, **params: Any) -> Any:
        """Return what is there."""
        return self._call("GET", path, params=params)

    def put(self, path: str, body: object) -> Any:
        """Set what is there."""
        return self._call("PUT", path, json=body)

    def post(self, path: str, body: object) -> Any:
        """Do something that cannot be refused."""
        return self._call("POST", path, json=body)

    def tried(self, path: str, body: object) -> Any | None:
        """Do something that may be refused because somebody was faster: then None."""
        answer: Answer = self._client.request("POST", self._at + path, json=body)
        if answer.status_code in {404, 409, 422}:
            return None
        return self._read("POST", path, answer)

    def all(self, path: str, **params: Any) -> Iterator[dict[str, Any]]:
        """Yield a list, page by page."""
        cursor: str | None = None
        while True:
            more = {} if cursor is None else {"cursor": cursor}
            page = self.get(path, limit=200, **params, **more)
            yield from page["items"]
            cursor = page.get("next_cursor")
            if cursor is None:
                return

    def _call(self, method: str, path: str, **given: Any) -> Any:
        return self._read(method, path, self._client.request(method, self._at + path, **given))

    def _read(self, method: str, path: str, answer: Answer) -> Any:
        if not 200 <= answer.status_code < 300:  # noqa: PLR2004 - HTTP's successes
            raise RefusedError(method, path, answer)
        return answer.json()
