"""The pages of this installation, put together."""

from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from app.auth.deps import PUBLIC
from app.core.http.routing import add_routes
from app.core.locale import request_locale, text
from app.imports.routes import FORM_OVERHEAD_BYTES
from app.web.account import routes as account
from app.web.address import routes as address
from app.web.agenda import choosing, reminding
from app.web.agenda import routes as agenda
from app.web.area import routes as area
from app.web.audit import routes as audit
from app.web.beginning import routes as beginning
from app.web.breach import routes as breach
from app.web.changes import routes as changes
from app.web.claims import routes as claims
from app.web.comparison import routes as comparison
from app.web.devices import routes as devices
from app.web.docs import routes as docs
from app.web.door import routes as door
from app.web.event import routes as event
from app.web.factors import routes as factors
from app.web.frame.assets import STATIC_PATH, AssetFiles, assets_built
from app.web.frame.pages import pages_router
from app.web.frame.refusals.showing import show_problem
from app.web.gates import routes as gates
from app.web.home import routes as home
from app.web.integrations import routes as integrations
from app.web.invitation import routes as invitation
from app.web.lists import routes as lists
from app.web.meeting import routes as meeting
from app.web.members import routes as members
from app.web.messages import routes as messages
from app.web.papers import routes as papers
from app.web.partners import routes as partners
from app.web.pauses import routes as pauses
from app.web.people import routes as people
from app.web.pilot import routes as pilot
from app.web.planning import routes as planning
from app.web.programme import routes as programme
from app.web.proof import routes as proof
from app.web.provider import routes as provider
from app.web.publish import routes as publish
from app.web.questions import routes as questions
from app.web.register import routes as register
from app.web.report import routes as report
from app.web.requests import routes as requests
from app.web.retention import routes as retention
from app.web.scanner import routes as scanner
from app.web.session import routes as session
from app.web.setup import routes as setup
from app.web.signage import routes as signage
from app.web.solve import routes as solve
from app.web.standby import routes as standby
from app.web.table import routes as table
from app.web.timetable import routes as timetable
from app.web.today import routes as today
from app.web.users import routes as users

PAGES: Final = (
    session.router,
    account.router,
    factors.router,
    proof.router,
    provider.router,
    address.router,
    audit.router,
    integrations.router,
    invitation.router,
    home.router,
    beginning.router,
    event.router,
    area.router,
    programme.router,
    docs.router,
    *lists.PAGES,
    *people.PAGES,
    solve.router,
    pauses.router,
    timetable.router,
    meeting.router,
    publish.router,
    papers.router,
    messages.router,
    report.router,
    requests.router,
    users.router,
    members.router,
    retention.router,
    claims.router,
    register.router,
    breach.router,
    reminding.router,
    choosing.router,
    agenda.router,
    today.router,
    pilot.router,
    door.router,
    setup.router,
    devices.router,
    gates.router,
    *partners.PAGES,
    changes.router,
    comparison.router,
    standby.router,
    questions.router,
    planning.router,
    table.router,
    scanner.router,
    signage.router,
)
pages_missing = pages_router()


def install_pages(app: FastAPI) -> None:
    """Add the pages to `app`; where they were not built, add one page that says so."""
    if assets_built():
        app.state.show_problem = show_problem
        app.mount(STATIC_PATH, AssetFiles(), name="static")
    add_routes(app, PAGES if assets_built() else (pages_missing,))
    if assets_built():
        largest_form = app.state.settings.upload_limit_bytes + FORM_OVERHEAD_BYTES
        for uploads in (lists.UPLOADS, area.uploads):
            app.include_router(uploads, max_body_size=largest_form)


@pages_missing.get("/", dependencies=[PUBLIC])
@pages_missing.get("/api/v1/docs", dependencies=[PUBLIC])
def without_pages(request: Request) -> Response:
    """Say that this installation has no pages, and how to get them."""
    locale = request_locale(request)
    return PlainTextResponse(text("web.pages_missing", locale, openapi=request.app.openapi_url))
