"""The token that a client sends, and when it is renewed: pure."""

from dataclasses import dataclass, replace
from datetime import datetime

RENEW_AT = 1 / 3
"""Of the life of a token, what may be left when it is renewed."""


@dataclass(frozen=True)
class Session:
    """A token, and what is known of it: keep it where only your program reads.

    `since` is when it was issued or renewed, by this machine's clock. Tokens of users renew
    themselves (`renews`).
    """

    token: str
    expires_at: datetime | None
    since: datetime
    renews: bool

    def is_due(self, now: datetime) -> bool:
        """Return whether it should be renewed now."""
        if not self.renews or self.expires_at is None:
            return False
        return (self.expires_at - now) <= (self.expires_at - self.since) * RENEW_AT

    def renewed(self, expires_at: str, now: datetime) -> "Session":
        """Return the session after a renewal."""
        return replace(self, expires_at=datetime.fromisoformat(expires_at), since=now)
