"""The administrators' page of who did what, in all events and in none."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import Query, Request, Response

from app.auth.audit.queries import Wanted, newest
from app.auth.audit.schemas import FullAuditOut
from app.auth.deps import Administrator
from app.auth.proof import PROVED
from app.core.database.sessions import Db
from app.core.http.fields import NO_NUL
from app.core.locale import RequestLocale, has_text, text
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
def audit_page(
    request: Request,
    caller: Administrator,
    db: Db,
    locale: RequestLocale,
    kind: Annotated[str, Query(max_length=80, pattern=NO_NUL)] = "",
    who: Annotated[str, Query(max_length=120, pattern=NO_NUL)] = "",
    before: UUID | None = None,
) -> Response:
    """Show the newest entries, or those before one; of a kind or of a user where asked for."""
    wanted = Wanted(actor=who.strip().lower() or None, action=kind or None)
    found = newest(db, wanted, SHOWN + 1, before)
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


def _said(action: str, locale: RequestLocale) -> str:
    """Return what an action is in words, or else its name."""
    name = f"web.audit_did_{action.replace('.', '_')}"
    return text(name, locale) if has_text(name) else action
