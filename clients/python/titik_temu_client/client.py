"""The client for programs that wait for each answer."""

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from types import TracebackType
from typing import Any, TypeVar, cast

import httpx

from titik_temu_client import operations, schemas
from titik_temu_client.calling import Answer, Calling, Settings, answer_of, problem_of
from titik_temu_client.errors import Problem, TitikTemuError, Unreachable
from titik_temu_client.requests import ListRequest, Request
from titik_temu_client.session import Session
from titik_temu_client.streams import FINAL, SILENCE_SECONDS, Reader

T = TypeVar("T")
I = TypeVar("I")  # noqa: E741 - an item


class Client(Calling):
    """Calls an installation: `client(operations.get_event(event_id))`."""

    def __init__(
        self,
        address: str,
        *,
        session: Session | None = None,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
        **settings: Any,
    ) -> None:
        super().__init__(Settings(address.rstrip("/"), **settings), session)
        self._sleep = sleep
        self._http = httpx.Client(
            base_url=self.settings.address, timeout=self.settings.patience, transport=transport
        )

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def __call__(self, request: Request[T]) -> T:
        """Return what an operation answers, after as many attempts as are safe and allowed."""
        return cast(T, self.answer(request).value)

    def answer(self, request: Request[T]) -> Answer[T]:
        """Return an operation's answer with its status, `ETag` and headers."""
        if self._is_due(request):
            self._renew_if_possible()
        arguments = self._arguments(request)
        attempt = 1
        while True:
            try:
                return self._once(arguments)
            except TitikTemuError as error:
                may = self._may_repeat(request)
                wait = self.settings.repeating.wait_after(error, attempt, repeatable=may)
                if wait is None:
                    raise
            self._sleep(wait)
            attempt += 1

    def items(self, request: ListRequest[Any, I]) -> Iterator[I]:
        """Yield all rows of a list, page after page."""
        cursor: str | None = None
        while True:
            page = self(request.page(cursor))
            yield from page["items"]
            cursor = page.get("next_cursor")
            if cursor is None:
                return

    def feed(
        self,
        event_id: str,
        after: str | None = None,
        on_place: Callable[[str], None] = lambda _place: None,
    ) -> Generator[schemas.FeedEvent, None, None]:
        """Yield what happens in an event from now on or after a place, for as long as it is read.

        It resumes by itself without loss. `feed.reset`: what was missed is not kept any more, read
        everything anew. `on_place` is told of each place once what came before was taken. Raises
        the `Problem` (401, 403, 404) of who may not listen any longer.
        """
        request = operations.watch_event(event_id)
        for place, event, data in self._follow(request, after, on_place):
            yield cast(schemas.FeedEvent, {"id": place, "event": event, "data": data})

    def agenda_changes(self, badge: str) -> Generator[None, None, None]:
        """Yield whenever the holder's agenda may have changed; 410: the badge is revoked."""
        request = operations.watch_agenda_by_badge(badge=badge)
        for _ in self._follow(request, None, lambda _place: None):
            yield

    def log_in(self, username: str, password: str, **more: Any) -> Session:
        """Log in as a user; `second_factor_needed` (401) asks for the same with `code`."""
        body = cast(schemas.LogIn, {"username": username, "password": password, **more})
        made = self(operations.create_token(body))
        return self._begin(made["access_token"], made["expires_at"], renews=True)

    def enrol(self, code: str) -> schemas.EnrolledOut:
        """Exchange a device's one-time code for its token; keep `snapshot_key` for good."""
        body: schemas.EnrolIn = {"code": code, "device_time": self.settings.now().isoformat()}
        made = self(operations.enrol_device(body))
        self._begin(made["token"], made["expires_at"], renews=False)
        return made

    def renew(self) -> None:
        """Let the user's token work as long again as a new one."""
        token = self(operations.renew_own_token())
        if self.session is not None:
            self.session = self.session.renewed(token["expires_at"], self.settings.now())

    def _renew_if_possible(self) -> None:
        try:
            self.renew()
        except Problem as error:
            self._renewal_is_over(error)
        except Unreachable:
            return

    def _once(self, arguments: dict[str, Any]) -> Answer[Any]:
        try:
            return answer_of(self._http.request(**arguments))
        except httpx.TransportError as error:
            raise Unreachable(str(error)) from error

    def _follow(
        self, request: Request[Any], place: str | None, on_place: Callable[[str], None]
    ) -> Generator[tuple[str, str, Any], None, None]:
        failures = 0
        while True:
            asked = 0.0
            try:
                with closing(self._messages(request, place)) as messages:
                    for told, event, data in messages:
                        failures = 0
                        if event:
                            yield told, event, data
                        if told and told != place:
                            place = told
                            on_place(place)
            except Unreachable:
                pass
            except Problem as error:
                if error.status in FINAL:
                    raise
                asked = error.retry_after or 0.0
            failures += 1
            self._sleep(max(self.settings.repeating.back_off(failures), asked))

    def _messages(
        self, request: Request[Any], place: str | None
    ) -> Generator[tuple[str, str, Any], None, None]:
        arguments = self._arguments(request)
        arguments["headers"]["Accept"] = "text/event-stream"
        if place is not None:
            arguments["headers"]["Last-Event-ID"] = place
        timeout = httpx.Timeout(self.settings.patience, read=SILENCE_SECONDS)
        try:
            with self._http.stream(**arguments, timeout=timeout) as response:
                if response.is_error:
                    response.read()
                    raise problem_of(response)
                reader = Reader()
                for line in response.iter_lines():
                    message = reader.take(line)
                    if message is not None:
                        yield message
        except httpx.TransportError as error:
            raise Unreachable(str(error)) from error
