"""Assembly of the HTTP application: the routers, and one list of middlewares."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from sqlalchemy import Engine

from app import endings, openapi
from app.auth.audit.keeping import keep_linked
from app.auth.deps import valid_token
from app.auth.login.limiting import install_limits
from app.auth.onlookers import Onlookers
from app.auth.presence import Presence, keep_written
from app.auth.provider.discovery import Provider
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
from app.day.arrivals.welcoming import Welcomer
from app.devices.snapshot.shelf import Shelf
from app.imports import routes as imports
from app.imports.foreseen import Foresight
from app.imports.planner.planner import Planner
from app.imports.reader.readers import Readers
from app.meetings.agenda.live import Listeners
from app.metrics import routes as metrics
from app.routers import ROUTERS, UPLOADS
from app.web.routes import install_pages
from app.webhooks import routes as webhooks_routes


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
    for uploads in UPLOADS:
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
