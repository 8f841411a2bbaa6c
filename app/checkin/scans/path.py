"""The way of scans from requests into the database: many requests, one transaction.

Finding out who sends a scan must not cost a transaction of its own, nor may a token work one
moment longer than it should. So each group of scans proves all its senders together in the
transaction that it commits, whichever process revoked a token. What is remembered of a sender
decides nothing: one not seen before is looked at straight away, so that strangers are told that
they are strangers before anything else that is wrong with their request.
"""

import weakref
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from app.checkin.records import Verdict
from app.checkin.scans.recording import Outcome, Recorded, Upload, record_uploads
from app.checkin.scans.schemas import MOST_SCANS, ScanIn
from app.checkin.scans.senders import Claim, Standing, proven
from app.core.database.engine import open_reserved
from app.core.database.group_commit import GroupCommit
from app.core.database.sessions import transaction
from app.core.errors import AppError, NotFoundError
from app.core.threads import Threads

Welcome = Callable[[UUID, Sequence[Recorded], datetime], Sequence[Recorded]]
"""Puts right what was done for want of people who are here now; returns their scans anew."""
MOST_REMEMBERED = 10_000
_CONNECTIONS = 2


@dataclass(frozen=True, slots=True)
class _Request:
    claim: Claim
    scans: Sequence[ScanIn]
    received_at: datetime


class ScanPath:
    """Takes scans to one database: an application has one.

    It has connections and threads of its own, one to look and one to commit, so that nothing slow
    that others do can take the last one.
    """

    def __init__(self, engine: Engine, welcome: Welcome | None = None) -> None:
        self._welcome = welcome
        self._welcomes = Threads(1)
        self._engine = open_reserved(engine, _CONNECTIONS)
        weakref.finalize(self, self._engine.dispose)  # where nobody calls `close`
        self._lookers = Threads(1)
        self._commits: GroupCommit[_Request, list[Outcome]] = GroupCommit(
            self._engine, _carry_out, most=MOST_SCANS
        )
        self._seen: dict[Claim, None] = {}
        self.verdicts: Counter[Verdict] = Counter()
        """How many scans this process has recorded."""

    async def admit(self, claim: Claim, now: datetime) -> None:
        """Raise why a sender may not scan, if that can be told already."""
        if claim in self._seen:
            return
        standing = await self._lookers.run(partial(self._look_at, claim, now))
        if isinstance(standing, AppError):
            raise standing
        if len(self._seen) >= MOST_REMEMBERED:
            del self._seen[next(iter(self._seen))]
        self._seen[claim] = None

    async def record(self, claim: Claim, scans: Sequence[ScanIn], now: datetime) -> list[Outcome]:
        """Record what a sender brings (`record_uploads`); return once it is committed.

        Those of people whose cooperative had lost seats come back once that was put right.

        Raises what `admit` raises, DatabaseAwayError, and NotFoundError where there is no event.
        """
        outcomes = await self._commits.submit(_Request(claim, scans, now), weight=len(scans))
        self.verdicts.update(
            one.fact.verdict for one in outcomes if isinstance(one, Recorded) and one.is_new
        )
        late = [one for one in outcomes if isinstance(one, Recorded) and one.came_late]
        if not late or self._welcome is None:
            return outcomes
        call = partial(self._welcome, claim.event_id, late, now)
        anew = {one.fact.id: one for one in await self._welcomes.run(call)}
        return [
            anew.get(one.fact.id, one) if isinstance(one, Recorded) else one for one in outcomes
        ]

    @property
    def groups(self) -> int:
        """In how many groups this process has committed scans."""
        return self._commits.groups

    def close(self) -> None:
        """Give the connections up."""
        self._engine.dispose()

    def _look_at(self, claim: Claim, now: datetime) -> Standing | AppError:
        with transaction(self._engine, read_only=True) as session:
            return proven(session, [claim], now)[claim]


def _carry_out(session: Session, group: Sequence[_Request]) -> list[list[Outcome] | Exception]:
    """Record what several senders bring; refuse those who may not."""
    now = max(request.received_at for request in group)
    standings = proven(session, {request.claim for request in group}, now)
    answers: list[list[Outcome] | Exception] = [NotFoundError()] * len(group)
    by_event: defaultdict[UUID, list[tuple[int, Upload]]] = defaultdict(list)
    for place, request in enumerate(group):
        standing = standings[request.claim]
        if isinstance(standing, AppError):
            answers[place] = standing
            continue
        upload = Upload(standing.device, request.scans, request.received_at, standing.gate_ids)
        by_event[request.claim.event_id].append((place, upload))
    # Groups of other processes lock what they share in the same order.
    for event_id in sorted(by_event):
        places, uploads = zip(*by_event[event_id], strict=True)
        with suppress(NotFoundError):
            recorded = record_uploads(session, event_id, uploads)
            for place, outcomes in zip(places, recorded, strict=True):
                answers[place] = outcomes
    return answers
