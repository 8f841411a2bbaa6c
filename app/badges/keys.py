"""Use cases of the keys that sign badges. Their private halves are stored sealed."""

from datetime import datetime

from sqlmodel import Session, col, select

from app.auth.audit import trail
from app.auth.principal import Principal
from app.auth.records import Device
from app.badges import queries, tokens
from app.badges.records import SigningKey
from app.core import sealing
from app.events.queries import lock_event
from app.events.records import Event


def rotate_key(
    session: Session, event: Event, *, actor: Principal | str, now: datetime
) -> SigningKey:
    """Sign new badges with a new key; badges signed with the retired key stay valid."""
    lock_event(session, event.id)
    retired = queries.current_key(session, event.id)
    if retired is not None:
        retired.retired_at = now
        session.add(retired)
    key = _new_key(session, event, now)
    trail.record(
        session,
        actor=actor,
        action="signing_key.rotate",
        now=now,
        event_id=event.id,
        subject=key.id,
    )
    session.flush()
    return key


def signing_key(session: Session, event: Event, *, now: datetime) -> SigningKey:
    """Return the key that signs the event's new badges; an event without one gets its first."""
    lock_event(session, event.id)
    return queries.current_key(session, event.id) or _new_key(session, event, now)


def private_half(session: Session, key: SigningKey) -> bytes:
    """Return what a key signs with; SealBrokenError without the installation's own key."""
    return sealing.sealer_of(session).open(key.private_key, _about(key.number))


def are_any_sealed(session: Session) -> bool:
    """Return whether a key is stored that only the installation's own key opens."""
    return any(map(sealing.is_sealed, session.exec(select(SigningKey.private_key))))


def seal_all(session: Session) -> None:
    """Seal the keys that were stored before there were seals, and prove that present ones open.

    Raises SealBrokenError if the installation's key is not the one with which they were sealed.
    """
    sealer = sealing.sealer_of(session)
    stored = session.exec(select(SigningKey)).all()
    for key in stored:
        if not sealing.is_sealed(key.private_key):
            key.private_key = sealer.seal(key.private_key, _about(key.number))
            session.add(key)
    for key in stored:
        if key.retired_at is None:
            private_half(session, key)
    session.flush()


def replace_lost(session: Session, *, actor: str, now: datetime) -> int:
    """Retire the keys that sign but cannot be opened, for new ones; return how many there were.

    Badges that they signed stay valid: what they are checked with is not sealed. Devices that know
    the event by a lost key get data that they do not believe until they are enrolled again.
    """
    lost = [key for key in session.exec(select(SigningKey)).all() if not _opens(session, key)]
    present = [key for key in lost if key.retired_at is None]
    for key in present:
        rotate_key(session, session.get_one(Event, key.event_id), actor=actor, now=now)
    knew = col(Device.snapshot_key_id).in_([key.key_id for key in lost])
    for device in session.exec(select(Device).where(knew)).all():
        event = session.get_one(Event, device.event_id)
        device.snapshot_key_id = signing_key(session, event, now=now).key_id
        session.add(device)
    session.flush()
    return len(present)


def _opens(session: Session, key: SigningKey) -> bool:
    try:
        private_half(session, key)
    except sealing.SealBrokenError:
        return False
    return True


def _about(number: int) -> str:
    return f"signing key {number:06x}"


def _new_key(session: Session, event: Event, now: datetime) -> SigningKey:
    key = tokens.new_signing_key(event.id)
    while queries.key_number_taken(session, int(key.key_id, 16)):
        key = tokens.new_signing_key(event.id)
    record = SigningKey(
        event_id=event.id,
        number=int(key.key_id, 16),
        private_key=sealing.sealer_of(session).seal(key.private, _about(int(key.key_id, 16))),
        public_key=key.verification_key().public,
        created_at=now,
    )
    session.add(record)
    session.flush()
    return record
