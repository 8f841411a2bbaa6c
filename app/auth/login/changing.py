"""A user's own password changed."""

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.errors import BadCredentialsError
from app.auth.hashing import new_password_in_turn
from app.auth.login.failing import note_failure
from app.auth.login.proving import prove
from app.auth.principal import Principal
from app.auth.users.service import give_password
from app.core.database.sessions import in_transaction
from app.core.errors import InvalidRequestError


class PasswordWrongError(InvalidRequestError):
    """The present password that was given is not the caller's."""

    code = "password_wrong"
    pointer = "/present"


class PasswordSameError(InvalidRequestError):
    """The new password is the present one, which somebody else may know."""

    code = "password_same"
    pointer = "/new"


async def change_password(
    engine: Engine, caller: Principal, *, present: str, new: str, now: datetime
) -> None:
    """Replace the caller's password; every other token of theirs ends.

    Raises PasswordWrongError, and PasswordSameError where nothing would change.
    """
    try:
        await prove(engine, caller.username, present)
    except BadCredentialsError:
        await note_failure(engine, caller.user_id, "password_again", now)
        raise PasswordWrongError from None
    if new == present:
        raise PasswordSameError
    password = await new_password_in_turn(new)

    def change(session: Session) -> None:
        give_password(session, actor=caller, user_id=caller.user_id, password=password, now=now)

    await in_transaction(engine, change)
