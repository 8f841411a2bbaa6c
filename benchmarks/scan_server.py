"""The processes that `benchmarks.scans` measures: our server with two endpoints to compare with.

    python -m benchmarks.scan_server {ours|bare} PORT

`ours` is the application as `titik-temu serve` runs it, with one more route under
`/api/v1/events/{event_id}/authenticated`, which takes the same body as a scan, compares the token
in memory, and uses no database. `bare` is an empty FastAPI application on uvicorn with default
settings, which takes the same body.
"""

import hmac
import os
import sys
from typing import Annotated
from uuid import UUID

import uvicorn
from fastapi import Depends, FastAPI, Request

from app.auth.deps import credential_of
from app.auth.passwords import token_digest
from app.checkin.scans.schemas import ScanIn
from app.core.errors import UnauthenticatedError
from app.core.http.routing import add_routes, api_router
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.main import create_app
from app.serving.site import serve_app

KNOWN_VARIABLE = "TITIK_TEMU_BENCH_KNOWN"


def _ours(port: int) -> None:
    settings = Settings()
    configure_logs(settings)
    app = create_app(settings)
    known = token_digest(os.environ[KNOWN_VARIABLE])
    router = api_router(tag="benchmark", prefix="/events/{event_id}")

    async def caller(request: Request) -> None:
        given = token_digest(credential_of(request).secret)
        if not hmac.compare_digest(given, known):
            raise UnauthenticatedError

    @router.post("/authenticated")
    async def authenticated(
        event_id: UUID, body: ScanIn, _: Annotated[None, Depends(caller)]
    ) -> dict[str, UUID]:
        """Authenticate and answer without a database."""
        return {"scan_id": body.scan_id}

    add_routes(app, [router])
    # Routes are tried one after the other: this one second, as the scans' are first.
    app.router.routes.insert(1, app.router.routes.pop())
    serve_app(app, host="127.0.0.1", port=port)


def _bare(port: int) -> None:
    app = FastAPI()

    @app.post("/bare")
    async def bare(body: ScanIn) -> dict[str, UUID]:
        """Answer."""
        return {"scan_id": body.scan_id}

    uvicorn.run(app, host="127.0.0.1", port=port, access_log=False, log_level="warning")


if __name__ == "__main__":
    {"ours": _ours, "bare": _bare}[sys.argv[1]](int(sys.argv[2]))
