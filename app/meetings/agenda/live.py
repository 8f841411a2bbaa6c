"""Following an agenda live: how many listeners a badge may have, and what they hear."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final
from uuid import UUID

from fastapi import Request, Response
from sqlmodel import Session

from app.auth.errors import TooManyStreamsError
from app.core.http.sse import LiveResponse, MayStay
from app.meetings.agenda.service import OpenedAgenda
from app.notify.feed import stream
from app.notify.feed.news import Cursor

MOST_OF_A_BADGE: Final = 4
"""Live streams that one holder's badge may have open in a process at a time."""


class Listeners:
    """Who follows agendas in this process, by holder."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._present = Counter[UUID]()

    @contextmanager
    def joined(self, holder: UUID) -> Iterator[MayStay]:
        """Count a listener; TooManyStreamsError if the holder has so many already.

        It hears only that something changed, so it may stay whatever becomes of the badge.
        """
        with self._lock:
            if self._present[holder] >= MOST_OF_A_BADGE:
                raise TooManyStreamsError
            self._present[holder] += 1
        try:
            yield lambda: True
        finally:
            with self._lock:
                self._present[holder] -= 1
                if not self._present[holder]:
                    del self._present[holder]


def follow(request: Request, session: Session, opened: OpenedAgenda, after: str | None) -> Response:
    """Return a stream that says when something on an agenda changes.

    `after` is the `id` of the last event that the caller heard; None: from now on.
    """
    state, holder = request.app.state, opened.holder
    wanted = None if after is None else Cursor.read(after)
    first = stream.first_event(session, opened.event.id, wanted)
    parties = [one for one in (holder.cooperative_id, holder.partner_id) if one is not None]
    return LiveResponse(
        state.agenda_listeners.joined(holder.id),
        partial(stream.for_parties, state.engine, state.streams, opened.event.id, first, parties),
    )
