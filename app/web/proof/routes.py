"""The page on which a user proves again who they are, and then goes on."""

from http import HTTPStatus

from fastapi import Request, Response

from app.auth.deps import Oneself, OneselfApart
from app.auth.login.again import prove_again
from app.core.clock import Now
from app.core.errors import AppError
from app.core.locale import RequestLocale
from app.web.frame.entering import answered
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.kept import Kept, brought
from app.web.frame.pages import PROOF_PATH, local_path, pages_router, see_other
from app.web.frame.rendering import render

router = pages_router()


@router.get(PROOF_PATH)
def proof_page(
    request: Request,
    caller: Oneself,
    next: str = "/",  # noqa: A002 - the field's name
) -> Response:
    """Ask for the password, a code or a passkey."""
    return _page(request, next, None)


@router.post(PROOF_PATH)
async def prove_on_page(
    request: Request, fields: Fields, caller: OneselfApart, now: Now, locale: RequestLocale
) -> Response:
    """Go on to where the caller wanted to go, or offer to send what they had typed."""
    wish, kept = fields.get("next", "/"), brought(await request.form())
    try:
        answer = answered(fields.get("state", ""), fields.get("credential", ""))
        code = answer or fields.get("code", "").strip() or None
        password = fields.get("password", "")
        await prove_again(request, caller, password=password, code=code, now=now)
    except AppError as refusal:
        typed = refused({}, refusal, locale)
        return _page(request, wish, kept, typed, status_of(refusal))
    if kept is None:
        return see_other(local_path(wish))
    return render(request, "session/resend.html", next=local_path(wish), kept=kept)


def _page(
    request: Request,
    wish: str,
    kept: Kept | None,
    typed: Typed = NOTHING,
    status: int = HTTPStatus.OK,
) -> Response:
    return render(
        request,
        "proof/proof.html",
        status=status,
        here=PROOF_PATH,
        next=local_path(wish),
        kept=kept,
        typed=typed,
        provider=request.app.state.provider,
    )
