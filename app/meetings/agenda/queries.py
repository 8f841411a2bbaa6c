"""Selects behind the agenda that a badge opens."""

from sqlmodel import Session, col, select

from app.badges.records import Badge, SigningKey
from app.badges.tokens import BadgeToken


def badge_of(session: Session, token: BadgeToken) -> Badge | None:
    """The badge that a token names, revoked ones included; the signature is not checked.

    The key names the event: badge ids are unique only within one.
    """
    return session.exec(
        select(Badge)
        .join(SigningKey, col(SigningKey.event_id) == Badge.event_id)
        .where(
            SigningKey.number == int(token.key_id, 16),
            Badge.number == bytes.fromhex(token.badge_id),
        )
    ).one_or_none()
