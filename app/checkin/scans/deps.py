"""Who may send scans: a permission that opens no transaction of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Request

from app.auth.deps import Permission, credential_of
from app.auth.passwords import token_digest
from app.checkin.scans.path import ScanPath
from app.checkin.scans.recording import Outcome
from app.checkin.scans.schemas import ScanIn
from app.checkin.scans.senders import Claim


@dataclass(frozen=True, slots=True)
class Sender:
    """A sender of scans to an event, proven in the transaction that records them."""

    claim: Claim
    now: datetime
    path: ScanPath

    async def record(self, scans: Sequence[ScanIn]) -> list[Outcome]:
        """Record scans (`ScanPath.record`)."""
        return await self.path.record(self.claim, scans, self.now)


class _Scanner(Permission):
    """Organizers of the event, and its devices at gates and tables.

    It reads the request itself, because dependencies would take longer than a scan's share of a
    commit.
    """

    name = "scanner"

    async def __call__(
        self, request: Request, event_id: Annotated[UUID, Path(description="`id` of the event")]
    ) -> Sender:
        """Return the sender, or raise why it may not scan if that is known already."""
        credential = credential_of(request)
        claim = Claim(
            event_id,
            token_digest(credential.secret),
            credential.by_cookie,
            credential.presence,
        )
        sender = Sender(claim, request.app.state.clock.now(), request.app.state.scan_path)
        await sender.path.admit(claim, sender.now)
        return sender


ScanSender = Annotated[Sender, Depends(_Scanner())]
"""The sender of scans to an event."""
