"""The installation's key for pushes: made at first use, and kept sealed."""

from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Engine, delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from app.core.database.sessions import transaction
from app.core.sealing import SealBrokenError, sealer_of, sealer_on
from app.participants.pushes.encryption import CURVE, point_of
from app.participants.pushes.records import PushKey, PushSubscription

_ABOUT: Final = "push key"
_BYTES: Final = 32


def public_key(session: Session, engine: Engine, now: datetime) -> bytes:
    """Return the public half as an uncompressed point; the key is made at first use.

    It is made in a transaction of its own: whoever asks only reads.
    """
    known = session.get(PushKey, 1)
    if known is not None:
        return known.public_key
    try:
        return _made(engine, now)
    except IntegrityError:  # another process was first
        with transaction(engine, read_only=True) as other:
            return other.get_one(PushKey, 1).public_key


def _made(engine: Engine, now: datetime) -> bytes:
    key = ec.generate_private_key(CURVE)
    secret = key.private_numbers().private_value.to_bytes(_BYTES, "big")
    point = point_of(key)
    sealed = sealer_on(engine).seal(secret, _ABOUT)
    with transaction(engine) as session:
        session.add(PushKey(private_key=sealed, public_key=point, created_at=now))
    return point


def private_key(session: Session) -> ec.EllipticCurvePrivateKey:
    """Return the key that signs; SealBrokenError without the installation's secret key."""
    secret = sealer_of(session).open(session.get_one(PushKey, 1).private_key, _ABOUT)
    return ec.derive_private_key(int.from_bytes(secret, "big"), CURVE)


def is_any_sealed(session: Session) -> bool:
    """Return whether there is a key that only the installation's secret key opens."""
    return session.get(PushKey, 1) is not None


def fits(session: Session) -> bool:
    """Return whether the installation's secret key opens the key, if there is one."""
    try:
        return not is_any_sealed(session) or bool(private_key(session))
    except SealBrokenError:
        return False


def forget_lost(session: Session) -> None:
    """Forget a key that cannot be opened, and all that was subscribed by it: phones do it anew."""
    if not fits(session):
        session.execute(delete(PushSubscription))
        session.execute(delete(PushKey))
