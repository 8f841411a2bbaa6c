"""Health, readiness, and explanations of the error codes."""

from datetime import timedelta
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response, status
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, Field
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.auth.deps import PUBLIC
from app.core.database.sessions import transaction
from app.core.errors import NotFoundError, errors
from app.core.http.bodies import ApiRoute
from app.core.http.middleware import API
from app.core.http.problems import PROBLEMS_PATH
from app.core.locale import LOCALES, catalogue, has_text
from app.core.meanings.times import ServerTime
from app.core.settings import Settings
from app.migrations import is_current, is_newer
from app.timetable.jobs.beating import SILENT_AFTER
from app.timetable.jobs.queries import last_beat

SECURITY_TEXT_LASTS = timedelta(days=180)
router = APIRouter(tags=["operation"], dependencies=[PUBLIC], route_class=ApiRoute)


class HealthOut(BaseModel):
    """That the process runs."""

    status: Annotated[
        str, Field(description="Always `ok`: the process answers", examples=["ok"])
    ] = "ok"


class ReadyOut(BaseModel):
    """Whether the process can serve: each part with `ok` or its fault."""

    ready: bool = Field(description="Whether the process can serve")
    database: str = Field(description="`ok`, or what is wrong with the database", examples=["ok"])
    schema_version: str = Field(
        description="`ok`, or that the database is older or newer than the program", examples=["ok"]
    )
    worker: str = Field(
        "unknown",
        description="`ok`; `silent` if no worker gave a sign of life for two minutes, so that "
        "nothing is computed: the API itself can serve, and is ready",
        examples=["ok"],
    )


class MetaOut(BaseModel):
    """What an installation is, for apps that call it."""

    version: str = Field(description="Of the program", examples=["1.4.0"])
    api: str = Field(description="Version of the API, as in its addresses", examples=["v1"])
    server_time: ServerTime
    languages: list[str] = Field(
        description="What `Accept-Language` may ask for, the default first", examples=[["id", "en"]]
    )
    minimum_apps: dict[str, str] = Field(
        description="The least version of apps by name; older ones are refused (`app_outdated`)",
        examples=[{"pintu": "1.4.0"}],
    )


class ProblemPage(BaseModel):
    """What an error code means, in each locale; `{...}` marks what is filled in."""

    code: str = Field(description="The error's code", examples=["not_found"])
    detail: dict[str, str] = Field(
        description="Its sentence by language",
        examples=[{"id": "Tidak ditemukan.", "en": "Not found."}],
    )


@router.get("/healthz", operation_id="get_health", summary="Check whether the process runs")
def get_health() -> HealthOut:
    """Answer without using the database or anything else."""
    return HealthOut()


@router.get(
    "/readyz",
    operation_id="get_readiness",
    summary="Check whether it can serve",
    responses={503: {"model": ReadyOut, "description": "Not ready"}},
)
def get_readiness(request: Request, response: Response) -> ReadyOut:
    """Check that the database answers and has the schema of this version, and ask for workers."""
    engine: Engine = request.app.state.engine
    try:
        current = is_current(engine)
        with transaction(engine, read_only=True) as session:
            beat = last_beat(session) if current else None
    except SQLAlchemyError as error:
        response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
        return ReadyOut(ready=False, database=type(error).__name__, schema_version="unknown")
    if not current:
        response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
        found = "newer than this version" if is_newer(engine) else "needs migration"
        return ReadyOut(ready=False, database="ok", schema_version=found)
    heard = beat is not None and request.app.state.clock.now() - beat <= SILENT_AFTER
    worker = "ok" if heard else "silent"
    return ReadyOut(ready=True, database="ok", schema_version="ok", worker=worker)


@router.get(
    f"{API}/meta",
    operation_id="get_meta",
    summary="Read what this installation is",
)
def get_meta(request: Request) -> MetaOut:
    """Return the version, the languages, and which apps are too old.

    An app that says in `X-App-Version: name/1.2.3` that it is older than the least version of its
    name is answered 426 `app_outdated` by every call, this one included.
    """
    settings: Settings = request.app.state.settings
    return MetaOut(
        version=version("titik-temu"),
        api=API.rpartition("/")[2],
        server_time=request.app.state.clock.now(),
        languages=list(LOCALES),
        minimum_apps=settings.minimum_apps,
    )


@router.get(
    "/.well-known/security.txt",
    operation_id="get_security_contact",
    summary="Whom to tell of a security hole",
    response_class=PlainTextResponse,
    responses=errors(NotFoundError),
)
def get_security_contact(request: Request) -> PlainTextResponse:
    """Say where to report a hole (RFC 9116); 404 where the installation names no contact."""
    settings: Settings = request.app.state.settings
    if settings.security_contact is None:
        raise NotFoundError
    until = request.app.state.clock.now() + SECURITY_TEXT_LASTS
    lines = {
        "Contact": settings.security_contact,
        "Expires": until.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": ", ".join(LOCALES),
    }
    return PlainTextResponse("".join(f"{name}: {value}\n" for name, value in lines.items()))


@router.get(
    PROBLEMS_PATH + "/{code}",
    operation_id="explain_problem",
    summary="Explain an error code",
    responses=errors(NotFoundError),
)
def explain_problem(
    code: Annotated[
        str,
        Path(
            pattern=r"^[a-z_]{1,60}$", description="`code` of a problem", examples=["stale_version"]
        ),
    ],
) -> ProblemPage:
    """Explain an error: the address in a problem's `type` leads here."""
    name = f"errors.{code}"
    if not has_text(name):
        raise NotFoundError
    return ProblemPage(code=code, detail={locale: catalogue()[name][locale] for locale in LOCALES})
