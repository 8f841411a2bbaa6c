"""The same client for asyncio."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
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


class AsyncClient(Calling):
    """Calls an installation: `await client(operations.get_event(event_id))`."""

    def __init__(
        self,
        address: str,
        *,
        session: Session | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        **settings: Any,
    ) -> None:
        super().__init__(Settings(address.rstrip("/"), **settings), session)
        self._sleep = sleep
        self._http = httpx.AsyncClient(
            base_url=self.settings.address, timeout=self.settings.patience, transport=transport
        )

    async def __aenter__(self) -> "AsyncClient":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def __call__(self, request: Request[T]) -> T:
        """Return what an operation answers, after as many attempts as are safe and allowed."""
        return cast(T, (await self.answer(request)).value)

    async def answer(self, request: Request[T]) -> Answer[T]:
        """Return an operation's answer with its status, `ETag` and headers."""
        if self._is_due(request):
            await self._renew_if_possible()
        arguments = self._arguments(request)
        attempt = 1
        while True:
            try:
                return await self._once(arguments)
            except TitikTemuError as error:
                may = self._may_repeat(request)
                wait = self.settings.repeating.wait_after(error, attempt, repeatable=may)
                if wait is None:
                    raise
            await self._sleep(wait)
            attempt += 1

    async def items(self, request: ListRequest[Any, I]) -> AsyncIterator[I]:
        """Yield all rows of a list, page after page."""
        cursor: str | None = None
        while True:
            page = await self(request.page(cursor))
            for item in page["items"]:
                yield item
            cursor = page.get("next_cursor")
            if cursor is None:
                return

    async def feed(
        self,
        event_id: str,
        after: str | None = None,
        on_place: Callable[[str], None] = lambda _place: None,
    ) -> AsyncGenerator[schemas.FeedEvent, None]:
        """Yield what happens in an event, as `Client.feed` does."""
        request = operations.watch_event(event_id)
        async with aclosing(self._follow(request, after, on_place)) as told:
            async for place, event, data in told:
                yield cast(schemas.FeedEvent, {"id": place, "event": event, "data": data})

    async def agenda_changes(self, badge: str) -> AsyncGenerator[None, None]:
        """Yield whenever the holder's agenda may have changed; 410: the badge is revoked."""
        request = operations.watch_agenda_by_badge(badge=badge)
        async with aclosing(self._follow(request, None, lambda _place: None)) as told:
            async for _ in told:
                yield

    async def log_in(self, username: str, password: str, **more: Any) -> Session:
        """Log in as a user; `second_factor_needed` (401) asks for the same with `code`."""
        body = cast(schemas.LogIn, {"username": username, "password": password, **more})
        made = await self(operations.create_token(body))
        return self._begin(made["access_token"], made["expires_at"], renews=True)

    async def renew(self) -> None:
        """Let the user's token work as long again as a new one."""
        token = await self(operations.renew_own_token())
        if self.session is not None:
            self.session = self.session.renewed(token["expires_at"], self.settings.now())

    async def _renew_if_possible(self) -> None:
        try:
            await self.renew()
        except Problem as error:
            self._renewal_is_over(error)
        except Unreachable:
            return

    async def _once(self, arguments: dict[str, Any]) -> Answer[Any]:
        try:
            return answer_of(await self._http.request(**arguments))
        except httpx.TransportError as error:
            raise Unreachable(str(error)) from error

    async def _follow(
        self, request: Request[Any], place: str | None, on_place: Callable[[str], None]
    ) -> AsyncGenerator[tuple[str, str, Any], None]:
        failures = 0
        while True:
            asked = 0.0
            try:
                async with aclosing(self._messages(request, place)) as messages:
                    async for told, event, data in messages:
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
            await self._sleep(max(self.settings.repeating.back_off(failures), asked))

    async def _messages(
        self, request: Request[Any], place: str | None
    ) -> AsyncGenerator[tuple[str, str, Any], None]:
        arguments = self._arguments(request)
        arguments["headers"]["Accept"] = "text/event-stream"
        if place is not None:
            arguments["headers"]["Last-Event-ID"] = place
        timeout = httpx.Timeout(self.settings.patience, read=SILENCE_SECONDS)
        try:
            async with self._http.stream(**arguments, timeout=timeout) as response:
                if response.is_error:
                    await response.aread()
                    raise problem_of(response)
                reader = Reader()
                async for line in response.aiter_lines():
                    message = reader.take(line)
                    if message is not None:
                        yield message
        except httpx.TransportError as error:
            raise Unreachable(str(error)) from error
