"""The pages of this installation, put together."""

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from app.auth.deps import PUBLIC, LoggedIn
from app.core.db import Db
from app.core.locale import request_locale, text
from app.events import queries as events
from app.web import (
    agenda_routes,
    changes_routes,
    door_routes,
    door_setup_routes,
    home_routes,
    planning_routes,
    questions_routes,
    scanner_routes,
    session_routes,
    signage_routes,
    standby_routes,
    table_routes,
    timetable_routes,
    users_members,
    users_routes,
)
from app.web.assets import STATIC_PATH, AssetFiles, assets_built
from app.web.pages import pages_router, see_other
from app.web.refusals import show_problem
from app.web.rendering import render

router = pages_router()
pages_missing = pages_router()


def install_pages(app: FastAPI) -> None:
    """Add the pages to `app`; where they were not built, one page says so in their place."""
    routers = [pages_missing]
    if assets_built():
        app.state.show_problem = show_problem
        app.mount(STATIC_PATH, AssetFiles(), name="static")
        routers = [
            session_routes.router,
            router,
            home_routes.router,
            timetable_routes.router,
            users_routes.router,
            users_members.router,
            agenda_routes.router,
            door_routes.router,
            door_setup_routes.router,
            changes_routes.router,
            standby_routes.router,
            questions_routes.router,
            planning_routes.router,
            table_routes.router,
            scanner_routes.router,
            signage_routes.router,
        ]
    for each in routers:
        app.include_router(each, max_body_size=app.state.settings.body_limit_bytes)


@router.get("/")
def first_page(request: Request, caller: LoggedIn, db: Db) -> Response:
    """Show the caller's events; a single one opens at once."""
    own = sorted(db.exec(events.events_for(caller)).all(), key=lambda event: event.day)
    if len(own) == 1:
        return see_other(f"/events/{own[0].id}")
    return render(request, "events.html", caller=caller, events=own)


@router.get("/api/v1/docs", dependencies=[PUBLIC])
def api_docs(request: Request) -> Response:
    """Show the OpenAPI document for reading and trying out, without any other host."""
    return render(request, "docs.html", openapi=request.app.openapi_url)


@pages_missing.get("/", dependencies=[PUBLIC])
@pages_missing.get("/api/v1/docs", dependencies=[PUBLIC])
def without_pages(request: Request) -> Response:
    """Say what is installed here, and how the pages can be had."""
    locale = request_locale(request)
    return PlainTextResponse(text("web.pages_missing", locale, openapi=request.app.openapi_url))
