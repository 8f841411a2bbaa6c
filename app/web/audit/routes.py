"""The administrators' page of who did what, in all events and in none."""

from collections.abc import Sequence
from typing import Annotated, Final
from uuid import UUID

from fastapi import Form, Request, Response
from sqlmodel import Session

from app.auth.audit.queries import Wanted, newest
from app.auth.audit.schemas import FullAuditOut
from app.auth.deps import Administrator
from app.auth.principal import Principal
from app.auth.proof import PROVED, ProvedAdministratorApart
from app.auth.records import AuditEntry
from app.core.database.sessions import Db, in_transaction
from app.core.http.fields import Words
from app.core.locale import Locale, RequestLocale, has_text, text
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/audit"
SHOWN: Final = 100
"""Entries of a page."""
KINDS: Final = (
    "login.fail",
    "token",
    "second_factor",
    "user",
    "member",
    "personal_data",
    "signing_key",
    "event",
)
"""What can be chosen: an action, or the beginning of several."""
_ZONE: Final = "Asia/Jakarta"
"""Entries are of all events, so their times are those of most of the country."""


@router.get(PAGE, dependencies=[PROVED])
def audit_page(request: Request, caller: Administrator, db: Db, locale: RequestLocale) -> Response:
    """Show the newest entries."""
    return _page(request, caller, newest(db, Wanted(), SHOWN + 1, None), locale)


@router.post(PAGE)
async def find_entries(
    request: Request,
    caller: ProvedAdministratorApart,
    locale: RequestLocale,
    kind: Annotated[Words, Form(max_length=80)] = "",
    who: Annotated[Words, Form(max_length=120)] = "",
    before: Annotated[UUID | None, Form()] = None,
) -> Response:
    """Show the newest entries, or those before one; of a kind or of a user where asked for.

    A user's name is personal data, so it is sent in a form and stands in no address.
    """
    wanted = Wanted(actor=who.strip().lower() or None, action=kind or None)

    def find(session: Session) -> list[AuditEntry]:
        return newest(session, wanted, SHOWN + 1, before)

    found = await in_transaction(request.app.state.engine, find, read_only=True)
    return _page(request, caller, found, locale, kind, who)


def _page(
    request: Request,
    caller: Principal,
    found: Sequence[AuditEntry],
    locale: Locale,
    kind: str = "",
    who: str = "",
) -> Response:
    shown = [FullAuditOut.model_validate(one) for one in found[:SHOWN]]
    return render(
        request,
        "audit/audit.html",
        caller=caller,
        page="audit",
        entries=[(one, _said(one.action, locale)) for one in shown],
        older=shown[-1].id if len(found) > SHOWN else None,
        kinds=KINDS,
        kind=kind,
        who=who,
        zone=_ZONE,
    )


def _said(action: str, locale: Locale) -> str:
    """Return what an action is in words, or else its name."""
    name = f"web.audit_did_{action.replace('.', '_')}"
    return text(name, locale) if has_text(name) else action
