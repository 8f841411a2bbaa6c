"""The whole audit log over HTTP, for administrators."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from app.auth.audit.queries import Wanted, entries
from app.auth.audit.schemas import FullAuditOut
from app.auth.deps import Administrator
from app.auth.errors import ProofNeededError
from app.auth.proof import PROVED
from app.auth.records import AuditEntry
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, errors
from app.core.http.fields import NO_NUL, Moment
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router

router = api_router(tag="auth")


@router.get(
    "/audit",
    operation_id="list_whole_audit",
    summary="Read the whole audit log",
    dependencies=[PROVED],
    responses=errors(ForbiddenError, ProofNeededError, CursorInvalidError),
)
def list_whole_audit(
    caller: Administrator,
    db: Db,
    page: Paging,
    event_id: Annotated[UUID | None, Query(description="Of an event alone")] = None,
    actor: Annotated[
        str | None, Query(max_length=120, pattern=NO_NUL, description="Of who did it alone")
    ] = None,
    action: Annotated[
        str | None,
        Query(
            max_length=80,
            pattern=NO_NUL,
            description="Such as `login.fail`, or `login` for all that begin so",
        ),
    ] = None,
    subject: Annotated[
        str | None,
        Query(
            max_length=120, pattern=NO_NUL, description="Of what it was done to: an id or a number"
        ),
    ] = None,
    since: Annotated[Moment | None, Query(description="From this moment on")] = None,
    until: Annotated[Moment | None, Query(description="Before this moment")] = None,
) -> Page[FullAuditOut]:
    """Read who did what in all events and in none, from where, oldest first.

    Log-ins are `token.create`, failed ones `login.fail`; rights are `member.*` and `user.*`.
    """
    wanted = Wanted(event_id, actor, action, subject, since, until)
    rows, cursor = fetch_page(db, entries(wanted), page, [AuditEntry.id])
    return Page(items=[FullAuditOut.model_validate(row) for row in rows], next_cursor=cursor)
