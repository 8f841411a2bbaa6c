"""The organizers' pages of changes on the day, and of proposals that follow them."""

from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Form, Header, Request, Response
from pydantic import BaseModel, Field
from sqlmodel import Session, col

from app.attendees import queries as attendees
from app.auth.deps import Caller
from app.auth.principal import Principal
from app.core.database.sessions import Db
from app.core.http.fields import Words
from app.core.locale import Locale, RequestLocale
from app.day.proposals import adopting, queries, service
from app.day.proposals.changes import MOST_CHANGES, Change
from app.day.proposals.deps import ProposalToChange, ProposalToRead
from app.day.proposals.records import Proposal, ProposalStatus
from app.day.proposals.schemas import ProposalIn
from app.day.proposals.views import detailed, listed
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries
from app.partners import queries as partners
from app.timetable.comparing import queries as comparing
from app.web.changes.queries import in_the_way
from app.web.changes.view import (
    Directory,
    Unread,
    kept_changes,
    read_change,
    sentence,
    withdrawn_changes,
)
from app.web.frame.asked import proposed
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render
from app.web.frame.tiers import written

router = pages_router()
PAGE: Final = "/events/{event_id}/changes"
_Text = Annotated[str, Field(max_length=200)]


class _Form(BaseModel):
    """The fields of the page's form.

    `action` is `add`, `propose`, or the index of the change to drop."""

    action: Annotated[str, Field(max_length=20)] = "add"
    change: Annotated[list[str], Field(max_length=MOST_CHANGES)] = []
    who: _Text = ""
    pick: Annotated[Words, Field(max_length=200)] = ""
    """One of several names that fit what was written before, in place of it."""
    starts_at: _Text = ""
    ends_at: _Text = ""


@router.get(PAGE)
def changes_page(
    request: Request, event: OrganizerEventToRead, caller: Caller, db: Db, locale: RequestLocale
) -> Response:
    """Show the form for changes, the proposals made so far, and the versions of the timetable."""
    published = versions_queries.published(db, event.id)
    _, cooperatives, hosts = (
        (0, set(), set()) if published is None else comparing.with_withdrawn(db, published.id)
    )
    kept = withdrawn_changes(cooperatives, hosts)[:MOST_CHANGES]
    return _page(request, db, event, caller, locale, kept, prepared=bool(kept))


@router.post(PAGE)
def tell_change(
    request: Request,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    form: Annotated[_Form, Form()],
) -> Response:
    """Add a change to the form, drop one, or ask for a proposal that follows all of them."""
    kept = kept_changes(form.change)
    if form.action.isdecimal() and int(form.action) < len(kept):
        del kept[int(form.action)]
        return _page(request, db, event, caller, locale, kept)
    who = form.pick or form.who
    if who.strip():
        if len(kept) >= MOST_CHANGES:
            return _page(request, db, event, caller, locale, kept, full=True)
        directory = _directory(db, event)
        one = read_change(directory, who, form.starts_at, form.ends_at, locale)
        if isinstance(one, Unread):
            return _page(request, db, event, caller, locale, kept, unread=one, form=form)
        kept.append(one)
    if form.action != "propose" or not kept:
        return _page(request, db, event, caller, locale, kept)
    made = service.request_proposal(db, event, ProposalIn(changes=kept), actor=caller, now=now)
    return proposed(made)


@router.get(PAGE + "/{number}")
def proposal_page(
    request: Request,
    event: OrganizerEventToRead,
    proposal: ProposalToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show what a proposal changes for whom, or that it is being computed.

    The page's script polls until it is computed. Until then the answer is empty, so that the page
    stays as it is and a screen reader does not read the same text again.
    """
    if htmx and proposal.status is ProposalStatus.COMPUTING:
        return Response(status_code=HTTPStatus.NO_CONTENT)
    shown = detailed(db, event, proposal, locale)
    directory = _directory(db, event)
    published = versions_queries.published(db, event.id)
    return render(
        request,
        "changes/proposal_answer.html" if htmx else "changes/proposal.html",
        caller=caller,
        event=event,
        page="changes",
        may_change=True,
        proposal=shown,
        in_the_way=in_the_way(db, event, proposal),
        fields=[one.model_dump_json() for one in shown.asked],
        published=None if published is None else published.number,
        sentences=[sentence(one, directory, locale) for one in shown.asked],
        written=partial(written, locale=locale),
    )


@router.post(PAGE + "/{number}/adopt")
def adopt_on_page(
    event: EventToChange,
    proposal: ProposalToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    replaces: Annotated[int | None, Form(ge=1, le=2**31 - 1)] = None,
) -> Response:
    """Adopt a proposal, if the published version is still the one that the page showed."""
    adopting.adopt(db, event, proposal, actor=caller, now=now, expected=replaces)
    return see_other(f"/events/{event.id}/changes/{proposal.number}")


@router.post(PAGE + "/{number}/dismiss")
def dismiss_on_page(
    event: EventToChange, proposal: ProposalToChange, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Dismiss a proposal."""
    service.dismiss(db, proposal, actor=caller, now=now)
    return see_other(f"/events/{event.id}/changes")


def _page(
    request: Request,
    db: Session,
    event: Event,
    caller: Principal,
    locale: Locale,
    kept: Sequence[Change],
    *,
    unread: Unread | None = None,
    form: _Form | None = None,
    prepared: bool = False,
    full: bool = False,
) -> Response:
    directory = _directory(db, event)
    newest = db.exec(queries.proposals(event.id).order_by(col(Proposal.number).desc())).all()
    versions = db.exec(
        versions_queries.timetables(event.id).order_by(col(Timetable.number).desc())
    ).all()
    published = versions_queries.published(db, event.id)
    return render(
        request,
        "changes/changes.html",
        caller=caller,
        event=event,
        page="changes",
        may_change=True,
        labels=directory.labels(locale),
        kept=[(one.model_dump_json(), sentence(one, directory, locale)) for one in kept],
        unread=unread,
        typed=form or _Form(),
        prepared=prepared,
        most=MOST_CHANGES if full else None,
        proposals=listed(db, event, newest, locale),
        versions=versions,
        published=None if published is None else published.number,
    )


def _directory(db: Session, event: Event) -> Directory:
    return Directory(
        {row.id: row for row in attendees.all_cooperatives(db, event.id)},
        {row.id: row for row in partners.all_partners(db, event.id)},
        {row.id: row for row in partners.all_tables(db, event.id)},
    )
