"""What both clients share: settings, headers, and answers read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

import httpx

from titik_temu_client.errors import Problem
from titik_temu_client.repeating import Repeating, is_repeatable, retry_after
from titik_temu_client.requests import Request
from titik_temu_client.session import Session

T = TypeVar("T")
_NO_CONTENT, _NOT_MODIFIED = 204, 304


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Settings:
    """How an installation is called.

    `language` is `id` or `en`; `app` says what the program is (`name/1.2.3`), which an installation
    may find too old. `patience` is in seconds. `on_session` is told of each new session.
    """

    address: str
    language: str = "id"
    app: str | None = None
    patience: float = 15.0
    repeating: Repeating = field(default_factory=Repeating)
    on_session: Callable[[Session | None], None] = lambda _session: None
    now: Callable[[], datetime] = _now


@dataclass(frozen=True)
class Answer(Generic[T]):
    """An answer with its status and headers; `value` is None if nothing has changed (304)."""

    status: int
    value: T | None
    etag: str | None
    headers: httpx.Headers


class Calling:
    """The session of a client, and its requests as they are sent."""

    def __init__(self, settings: Settings, session: Session | None) -> None:
        self.settings = settings
        self._session = session

    @property
    def session(self) -> Session | None:
        """The token that is sent, None: none."""
        return self._session

    @session.setter
    def session(self, session: Session | None) -> None:
        self._session = session
        self.settings.on_session(session)

    def use(self, token: str) -> Session:
        """Use a token that was made elsewhere: a partner's link, another system's, a device's."""
        return self._begin(token, None, renews=False)

    def _begin(self, token: str, expires_at: str | None, *, renews: bool) -> Session:
        end = None if expires_at is None else datetime.fromisoformat(expires_at)
        session = Session(token, end, self.settings.now(), renews)
        self.session = session
        return session

    def _is_due(self, request: Request[Any]) -> bool:
        session = self._session
        own = request.path.startswith("/api/v1/auth/token")
        return not own and session is not None and session.is_due(self.settings.now())

    def _renewal_is_over(self, error: Problem) -> None:
        session = self._session
        if session is not None:
            self.session = Session(session.token, session.expires_at, session.since, renews=False)

    def _may_repeat(self, request: Request[Any]) -> bool:
        return is_repeatable(request, has_token=self._session is not None)

    def _arguments(self, request: Request[Any]) -> dict[str, Any]:
        """Return what httpx is given to send a request."""
        headers = {"Accept-Language": self.settings.language, **request.headers()}
        if self.settings.app:
            headers["X-App-Version"] = self.settings.app
        if self._session is not None:
            headers["Authorization"] = f"Bearer {self._session.token}"
        given: dict[str, Any] = {"params": request.parameters(), "headers": headers}
        if request.json is not None:
            given["json"] = request.json
        if request.form is not None:
            files = {name: one for name, one in request.form.items() if isinstance(one, tuple)}
            given["files"] = files
            given["data"] = {name: one for name, one in request.form.items() if name not in files}
        return {"method": request.method, "url": request.path, **given}


def answer_of(response: httpx.Response) -> Answer[Any]:
    """Return the answer in a response; raise the problem that it tells of."""
    if response.is_error:
        raise problem_of(response)
    value: Any = None
    if response.status_code not in {_NO_CONTENT, _NOT_MODIFIED}:
        is_json = "json" in response.headers.get("Content-Type", "")
        value = response.json() if is_json else response.content
    return Answer(response.status_code, value, response.headers.get("ETag"), response.headers)


def problem_of(response: httpx.Response) -> Problem:
    """Return the problem that a response tells of, which may be of something between."""
    try:
        document = response.json()
    except ValueError:
        document = {}
    told = document if isinstance(document, dict) else {}
    return Problem(response.status_code, told, retry_after(response.headers.get("Retry-After")))
