"""Assembly of the HTTP application: one list of routers, one list of middlewares."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import APIRouter, FastAPI
from sqlalchemy import Engine

from app import endings, health, openapi
from app.attendees import cooperative_routes as cooperatives
from app.attendees import routes as attendees
from app.attendees.batch import routes as batch_routes
from app.auth.audit.keeping import keep_linked
from app.auth.deps import valid_token
from app.auth.factors import routes as factors_routes
from app.auth.integrations import routes as integrations_routes
from app.auth.invitations import routes as invitations_routes
from app.auth.login import further as further_routes
from app.auth.login import routes as login_routes
from app.auth.login.limiting import install_limits
from app.auth.onlookers import Onlookers
from app.auth.presence import Presence, keep_written
from app.auth.provider import routes as provider_routes
from app.auth.provider.discovery import Provider
from app.auth.users import auditing as auditing_routes
from app.auth.users import routes as users_routes
from app.badges import routes as badges
from app.beginnings import routes as beginnings_routes
from app.checkin.arrivals import routes as arrivals_routes
from app.checkin.conflicts import routes as conflicts_routes
from app.checkin.door.badges import routes as badges_routes
from app.checkin.door.groups import routes as groups_routes
from app.checkin.door.search import routes as search_routes
from app.checkin.gates import routes as gates_routes
from app.checkin.scans import routes as scans_routes
from app.checkin.scans.path import ScanPath
from app.core import sealing
from app.core.clock import Clock, SystemClock
from app.core.database.engine import open_engine
from app.core.http import compression
from app.core.http.methods import OtherOriginsMiddleware, SafeMethodsMiddleware
from app.core.http.middleware import FormsInUtf8Middleware, RequestContextMiddleware
from app.core.http.problems import install_problem_handlers
from app.core.http.routing import add_routes
from app.core.http.sse import Streams
from app.core.settings import Settings
from app.day.answers import routes as answers_routes
from app.day.arrivals.welcoming import Welcomer
from app.day.autopilot import routes as autopilot_routes
from app.day.hosting import routes as hosting_routes
from app.day.policy import routes as policy_routes
from app.day.programme import routes as programme_routes
from app.day.proposals import routes as proposals_routes
from app.day.seats import routes as seats_routes
from app.day.signage import routes as signage_routes
from app.day.versions import routes as day_versions_routes
from app.day.walk_ins import routes as walk_ins_routes
from app.devices.enrolment import routes as enrolment_routes
from app.devices.snapshot import routes as snapshot_routes
from app.devices.snapshot.shelf import Shelf
from app.documents import routes as documents
from app.documents.prints import routes as prints_routes
from app.documents.singles import routes as singles_routes
from app.events import installation, regencies
from app.events import routes as events
from app.events.clocks import routes as clocks_routes
from app.events.members import routes as events_members_routes
from app.finding import routes as finding_routes
from app.imports import routes as imports
from app.imports.foreseen import Foresight
from app.imports.places import routes as places_routes
from app.imports.planner.planner import Planner
from app.imports.reader.readers import Readers
from app.imports.settling import routes as settling
from app.imports.undoing import routes as undoing
from app.meetings.agenda import routes as agenda_routes
from app.meetings.agenda.live import Listeners
from app.meetings.matrix import routes as matrix_routes
from app.meetings.outcomes import routes as outcomes_routes
from app.metrics import routes as metrics
from app.notify.feed import routes
from app.partners import link_routes as links
from app.partners import routes as partners
from app.partners import table_routes as tables
from app.printing import routes as printing
from app.privacy import routes as privacy
from app.requests import routes as requests_routes
from app.requests.locks import routes as locks_routes
from app.results import routes as results_routes
from app.timetable.editing import routes as editing_routes
from app.timetable.questions import routes as questions_routes
from app.timetable.questions.asking import routes as asking_routes
from app.timetable.runs import routes as runs_routes
from app.timetable.versions import routes as versions_routes
from app.web.routes import install_pages
from app.webhooks import routes as webhooks_routes

ROUTERS: Sequence[APIRouter] = (
    scans_routes.router,  # first, as routes are tried in order and scans are urgent
    health.router,
    login_routes.router,
    further_routes.router,
    factors_routes.router,
    factors_routes.of_others,
    provider_routes.router,
    invitations_routes.router,
    users_routes.router,
    auditing_routes.router,
    integrations_routes.router,
    events.router,
    beginnings_routes.router,
    events_members_routes.router,
    clocks_routes.router,
    regencies.router,
    installation.router,
    imports.router,
    settling.router,
    undoing.router,
    places_routes.router,
    places_routes.area,
    cooperatives.router,
    attendees.router,
    batch_routes.router,
    finding_routes.router,
    partners.router,
    requests_routes.router,
    locks_routes.router,
    runs_routes.router,
    versions_routes.router,
    editing_routes.router,
    tables.router,
    badges.router,
    documents.router,
    singles_routes.router,
    printing.router,
    prints_routes.router,
    gates_routes.router,
    scans_routes.recorded,
    arrivals_routes.router,
    conflicts_routes.router,
    enrolment_routes.router,
    snapshot_routes.router,
    search_routes.router,
    badges_routes.router,
    groups_routes.router,
    walk_ins_routes.router,
    agenda_routes.router,
    outcomes_routes.router,
    results_routes.router,
    matrix_routes.router,
    links.router,
    asking_routes.router,
    questions_routes.router,
    programme_routes.router,
    proposals_routes.router,
    day_versions_routes.router,
    answers_routes.router,
    autopilot_routes.router,
    hosting_routes.router,
    seats_routes.router,
    policy_routes.router,
    signage_routes.router,
    *privacy.ROUTERS,
    webhooks_routes.router,
    routes.router,
)


def create_app(
    settings: Settings | None = None, *, engine: Engine | None = None, clock: Clock | None = None
) -> FastAPI:
    """Return the application on a migrated database.

    `engine` and `clock` are for tests; by default they come from `settings` and the machine.
    """
    settings = settings or Settings()
    app = FastAPI(
        title="Titik Temu",
        version=version("titik-temu"),
        summary="Event check-in and business-meeting scheduling",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        openapi_tags=openapi.TAGS,
        separate_input_output_schemas=False,
    )
    endings.register()
    app.state.settings = settings
    app.state.identify = valid_token
    app.state.presence = Presence(settings)
    app.state.provider = Provider(settings)
    use_database(app, engine or engine_of_requests(settings), clock or SystemClock())
    app.state.snapshots = Shelf(settings.snapshot_share)
    app.state.list_readers, app.state.list_planner = Readers(), Planner()
    app.state.list_foresight = Foresight()
    install_limits(app.state, settings)
    install_problem_handlers(app)
    compression.install(app)
    app.add_middleware(FormsInUtf8Middleware)
    app.add_middleware(SafeMethodsMiddleware)
    app.add_middleware(OtherOriginsMiddleware, origins=settings.allowed_origins)
    always_tls = (settings.public_url or "").startswith("https://")
    app.add_middleware(RequestContextMiddleware, always_tls=always_tls)
    add_routes(app, ROUTERS)
    app.webhooks.include_router(webhooks_routes.told)
    largest_form = settings.upload_limit_bytes + imports.FORM_OVERHEAD_BYTES
    for uploads in (imports.uploads, places_routes.uploads):
        app.include_router(uploads, max_body_size=largest_form)
    install_pages(app)
    metrics.install(app, settings)
    openapi.install(app)
    return app


def engine_of_requests(settings: Settings) -> Engine:
    """Return an engine for requests: through PgBouncer, where there is one."""
    if settings.pgbouncer_url is None:
        return open_engine(settings.database)
    return open_engine(settings.pgbouncer_url, through_pooler=True)


def use_database(app: FastAPI, engine: Engine, clock: Clock) -> None:
    """Set the database and the clock of an assembled application."""
    if hasattr(app.state, "scan_path"):
        app.state.scan_path.close()
    sealing.seal_by(engine, app.state.settings)
    app.state.engine = engine
    app.state.clock = clock
    app.state.onlookers = Onlookers(engine, clock, app.state.presence)
    app.state.streams = Streams()
    app.state.agenda_listeners = Listeners()
    app.state.scan_path = ScanPath(engine, Welcomer(engine).welcome)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    engine, presence = app.state.engine, app.state.presence
    tasks = [
        asyncio.create_task(keep_linked(engine)),
        asyncio.create_task(keep_written(presence, engine)),
    ]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)  # nobody opens what is closed below
    app.state.scan_path.close()
    app.state.engine.dispose()
