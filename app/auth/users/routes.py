"""Users over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, status

from app.auth.deps import Administrator
from app.auth.errors import ProofNeededError
from app.auth.hashing import NewPassword, new_password_in_turn
from app.auth.proof import PROVED, ProvedAdministratorApart
from app.auth.records import User
from app.auth.users import queries as users_queries
from app.auth.users import service as users_service
from app.auth.users.errors import LastAdministratorError, UsernameTakenError
from app.auth.users.schemas import CreatedUserOut, GivenPasswordOut, UserChange, UserIn, UserOut
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router

router = api_router(tag="auth")


async def _password_of(body: UserIn, _admin: ProvedAdministratorApart) -> NewPassword:
    given = body.password
    return await new_password_in_turn(None if given is None else given.get_secret_value())


async def _made_password(_admin: ProvedAdministratorApart) -> NewPassword:
    return await new_password_in_turn()


PasswordOf = Annotated[NewPassword, Depends(_password_of)]
"""The password in the body for a new user, or a generated one."""


MadePassword = Annotated[NewPassword, Depends(_made_password)]
"""A generated password."""


@router.post(
    "/users",
    operation_id="create_user",
    summary="Add a user",
    status_code=status.HTTP_201_CREATED,
    responses=errors(ForbiddenError, ProofNeededError, UsernameTakenError),
)
def create_user(
    password: PasswordOf, body: UserIn, caller: Administrator, db: Db, now: Now
) -> CreatedUserOut:
    """Add a user. Without a password one is generated, and shown only once."""
    user = users_service.create_user(
        db,
        actor=caller,
        username=body.username,
        password=password,
        is_admin=body.is_admin,
        now=now,
    )
    return CreatedUserOut(**UserOut.model_validate(user).model_dump(), password=password.made)


@router.get(
    "/users",
    operation_id="list_users",
    summary="List users",
    responses=errors(ForbiddenError, CursorInvalidError),
)
def list_users(caller: Administrator, db: Db, page: Paging) -> Page[UserOut]:
    """List all users."""
    rows, cursor = fetch_page(db, users_queries.users(), page, [User.id])
    return Page(items=[UserOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.patch(
    "/users/{user_id}",
    operation_id="update_user",
    summary="Disable a user, or enable one again",
    dependencies=[PROVED],
    responses=errors(ForbiddenError, ProofNeededError, NotFoundError, LastAdministratorError),
)
def update_user(
    user_id: Annotated[UUID, Path(description="`id` of the user")],
    body: UserChange,
    caller: Administrator,
    db: Db,
    now: Now,
) -> UserOut:
    """Disable or enable a user.

    Disabling ends all tokens and sessions of the user at once, for good.

    A user who is enabled again has the same roles as before and has to log in again.
    """
    user = users_service.set_disabled(
        db, actor=caller, user_id=user_id, disabled=body.disabled, now=now
    )
    return UserOut.model_validate(user)


@router.post(
    "/users/{user_id}/password",
    operation_id="give_password",
    summary="Give a user a new password",
    status_code=status.HTTP_201_CREATED,
    responses=errors(ForbiddenError, ProofNeededError, NotFoundError),
)
def give_password(
    password: MadePassword,
    user_id: Annotated[UUID, Path(description="`id` of the user")],
    caller: Administrator,
    db: Db,
    now: Now,
) -> GivenPasswordOut:
    """Generate a new password for a user; it is shown only once.

    The old password stops working, and the user's tokens and sessions end at once, except the one
    you call with.
    """
    user = users_service.give_password(
        db, actor=caller, user_id=user_id, password=password, now=now
    )
    return GivenPasswordOut(**UserOut.model_validate(user).model_dump(), password=password.made)
