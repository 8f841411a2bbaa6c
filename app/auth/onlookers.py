"""The callers who follow live streams, and for how long they may.

A stream is open for hours; meanwhile its holder may be disabled, log out or lose the role. To ask
the database for each stream separately would cost more than the streams' own data. So the first
stream that checks after `LOOK_AGAIN` asks for all streams of the process, with two statements, and
a third where devices stand at tables: one that was given others follows anew.
"""

import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeGuard
from uuid import UUID

from sqlalchemy import Engine

from app.auth import roles as auth_roles
from app.auth.errors import TooManyStreamsError
from app.auth.presence import Presence
from app.auth.principal import DevicePrincipal, Holder, Principal, may_know
from app.auth.tokens import queries
from app.core.clock import Clock
from app.core.database.sessions import transaction

LOOK_AGAIN = 3.0
"""Seconds after which permissions are checked again."""
MOST_OF_A_TOKEN: Final = 12
"""Streams of one event that a token may follow at a time: more windows than anybody looks at."""
MOST_OF_A_USER: Final = 60
"""Streams of one event that all tokens of a user may follow at a time."""


@dataclass(slots=True, eq=False)
class _Onlooker:
    caller: Holder
    event_id: UUID
    may_stay: bool = True


class Onlookers:
    """The callers who follow events in this process."""

    def __init__(self, engine: Engine, clock: Clock, presence: Presence) -> None:
        self._engine = engine
        self._clock = clock
        self._presence = presence
        self._lock = threading.Lock()
        self._present: set[_Onlooker] = set()
        self._asked = time.monotonic()

    @contextmanager
    def joined(self, caller: Holder, event_id: UUID) -> Iterator[Callable[[], bool]]:
        """Yield a function that returns whether the caller may still follow the event.

        The function may query the database, so call it in a thread, outside of any transaction.
        TooManyStreamsError if the caller follows the event in so many streams already.
        """
        one = _Onlooker(caller, event_id)
        with self._lock:
            self._check_share(one)
            self._present.add(one)
        try:
            yield partial(self._may_stay, one)
        finally:
            with self._lock:
                self._present.discard(one)

    def _check_share(self, one: _Onlooker) -> None:
        own = [
            other.caller.token_id == one.caller.token_id
            for other in self._present
            if _owner(other.caller) == _owner(one.caller) and other.event_id == one.event_id
        ]
        if sum(own) >= MOST_OF_A_TOKEN or len(own) >= MOST_OF_A_USER:
            raise TooManyStreamsError

    def _may_stay(self, one: _Onlooker) -> bool:
        with self._lock:
            due = time.monotonic() - self._asked >= LOOK_AGAIN
            if due:
                self._asked = time.monotonic()
            present = list(self._present) if due else []
        if due:
            self._ask(present)
        return one.may_stay

    def _ask(self, present: Collection[_Onlooker]) -> None:
        now = self._clock.now()
        with transaction(self._engine, read_only=True) as session:
            tokens = {one.caller.token_id for one in present}
            alive = queries.live_token_ids(session, tokens, now)
            users = {one.caller.user_id for one in present if isinstance(one.caller, Principal)}
            roles = auth_roles.roles_of(session, users, {one.event_id for one in present})
            devices = {one.caller.device_id for one in present if _is_at_tables(one.caller)}
            tables = queries.tables_of_devices(session, devices) if devices else {}
        for one in present:
            is_idle = self._presence.is_idle(one.caller, now)
            one.may_stay = one.caller.token_id in alive and not is_idle
            if isinstance(one.caller, Principal):
                role = roles.get((one.caller.user_id, one.event_id))
                one.may_stay = one.may_stay and may_know(one.caller, role)
            elif _is_at_tables(one.caller):
                stands_at = tables.get(one.caller.device_id)
                one.may_stay = one.may_stay and stands_at == one.caller.table_ids


def _is_at_tables(holder: Holder) -> TypeGuard[DevicePrincipal]:
    return isinstance(holder, DevicePrincipal) and bool(holder.table_ids)


def _owner(holder: Holder) -> UUID:
    """Return what the streams of all tokens of one holder are counted by."""
    return holder.user_id if isinstance(holder, Principal) else holder.token_id
