"""The page of one's own log-in: the password is changed and other log-ins are ended here."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Final
from uuid import UUID

from fastapi import Request, Response
from pydantic import ValidationError
from sqlmodel import col

from app.auth.deps import LoggedIn, Oneself, OneselfApart
from app.auth.login.changing import change_password
from app.auth.login.limiting import check_own_rate
from app.auth.login.schemas import PasswordChange, TokenOut
from app.auth.login.service import revoke_token
from app.auth.principal import Principal
from app.auth.provider.discovery import Provider
from app.auth.provider.service import identity_of
from app.auth.records import AccessToken
from app.auth.tokens import queries
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.locale import RequestLocale
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import ACCOUNT_PATH, local_path, pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = ACCOUNT_PATH
_ZONE: Final = "Asia/Jakarta"
"""Log-ins belong to no event, so their times are those of most of the country."""


@router.get(PAGE)
def account_page(
    request: Request,
    caller: Oneself,
    db: Db,
    now: Now,
    next: str = "/",  # noqa: A002 - the field's name
) -> Response:
    """Show the form for another password, and where the caller is logged in."""
    logins = db.exec(queries.tokens_of(caller.user_id, now).order_by(col(AccessToken.id))).all()
    shown = [TokenOut.model_validate(one) for one in logins]
    provider: Provider = request.app.state.provider
    linked = identity_of(db, caller.user_id, provider.issuer or "")
    since = None if linked is None else linked.created_at
    return _page(request, caller, NOTHING, next, logins=shown, linked_since=since)


@router.post(f"{PAGE}/logins/{{token_id}}/end")
def end_login(token_id: UUID, caller: LoggedIn, db: Db, now: Now) -> Response:
    """End one of the caller's log-ins: a browser's session, or a token of a program."""
    revoke_token(db, caller, token_id, now)
    return tell_at(PAGE, "login_ended")


@router.post(PAGE)
async def change_on_page(
    request: Request, fields: Fields, caller: OneselfApart, now: Now, locale: RequestLocale
) -> Response:
    """Change the password and go on to where the caller wanted to go."""
    wish = local_path(fields.get("next", "/"))
    try:
        check_own_rate(request, caller)
        passwords = {name: fields.get(name, "") for name in PasswordChange.model_fields}
        body = PasswordChange.model_validate(passwords)
        await change_password(
            request.app.state.engine,
            caller,
            present=body.present.get_secret_value(),
            new=body.new.get_secret_value(),
            now=now,
        )
    except (ValidationError, AppError) as refusal:
        form = Typed({}, refused({}, refusal, locale).faults)
        return _page(request, caller, form, wish, status_of(refusal))
    return tell_at(wish, "password_changed")


def _page(
    request: Request,
    caller: Principal,
    typed: Typed,
    wish: str,
    status: int = HTTPStatus.OK,
    logins: Sequence[TokenOut] = (),
    linked_since: datetime | None = None,
) -> Response:
    return render(
        request,
        "account/account.html",
        status=status,
        caller=caller,
        here=PAGE,
        typed=typed,
        next=local_path(wish),
        logins=logins,
        provider=request.app.state.provider,
        linked_since=linked_since,
        zone=_ZONE,
    )
