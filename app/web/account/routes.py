"""The page of one's own log-in: the password is changed here."""

from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from pydantic import ValidationError

from app.auth.deps import Oneself, OneselfApart
from app.auth.login.changing import change_password
from app.auth.login.limiting import check_own_rate
from app.auth.login.schemas import PasswordChange
from app.auth.principal import Principal
from app.core.clock import Now
from app.core.errors import AppError
from app.core.locale import RequestLocale
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import ACCOUNT_PATH, local_path, pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = ACCOUNT_PATH


@router.get(PAGE)
def account_page(request: Request, caller: Oneself, next: str = "/") -> Response:  # noqa: A002
    """Show the form for another password."""
    return _page(request, caller, NOTHING, next)


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
    request: Request, caller: Principal, typed: Typed, wish: str, status: int = HTTPStatus.OK
) -> Response:
    return render(
        request,
        "account/account.html",
        status=status,
        caller=caller,
        here=PAGE,
        typed=typed,
        next=local_path(wish),
    )
