"""The whole API against its own document: no 500, no undocumented status, no schema violation.

Schemathesis generates the requests; most are for an existing event and its records. The suite runs
on SQLite, sparing those that show nothing (`sparing`); `make contract` sends those too, and more,
on PostgreSQL. The operations are subtests of a few tests, each with a world of its own: as tests of
their own, each worker would generate their requests while it collects tests.
"""

import os
from collections.abc import Iterator
from shutil import copyfile
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.core.database.engine import open_engine
from app.core.settings import Settings
from app.main import create_app
from tests.api import Api
from tests.conftest import StillClock
from tests.contract.sparing import Sparing
from tests.databases import PostgresServer

DATABASE = os.environ.get("TITIK_TEMU_CONTRACT_DATABASE", "sqlite")
EXAMPLES = int(os.environ.get("TITIK_TEMU_CONTRACT_EXAMPLES", "4"))
PARTS = 4
"""How many tests share the addresses among them; workers take one each."""
ENDLESS = ("/progress", "/feed")
"""How addresses end whose answers never do."""
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


NO_LIMIT = "100000/minute"
operations = schemathesis.pytest.from_fixture("schema")


@pytest.fixture
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    if DATABASE == "sqlite":
        file = request.getfixturevalue("tmp_path_factory").mktemp("contract") / "titik-temu.db"
        copyfile(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        with server.copy() as copied:
            yield copied


@pytest.fixture
def world(url: str) -> Iterator[Api]:
    engine = open_engine(url)
    clock = StillClock.at_event()
    unlimited = Settings(database_url=url, login_rate=NO_LIMIT, login_rate_per_user=NO_LIMIT)
    with Api(create_app(unlimited, engine=engine, clock=clock), engine, clock.now()) as api:
        yield api
    engine.dispose()


def part_of(document: dict[str, Any], part: int) -> dict[str, Any]:
    """Return the document with the addresses of one part; each is in exactly one."""
    paths = [path for path in document["paths"] if not path.endswith(ENDLESS)]
    return document | {"paths": {path: document["paths"][path] for path in paths[part::PARTS]}}


@pytest.fixture(params=range(PARTS))
def schema(world: Api, request: pytest.FixtureRequest) -> BaseSchema:
    known = schemathesis.openapi.from_dict(part_of(world.app.openapi(), request.param))
    known.app = world.app
    if DATABASE == "sqlite":
        sparing = Sparing()

        @known.hook
        def filter_case(context: schemathesis.HookContext, case: schemathesis.Case[Any]) -> bool:
            return sparing.takes(case)

    return known


@pytest.fixture
def named(request: pytest.FixtureRequest) -> None:
    """Give the test the id that Schemathesis reads under a name of older pytests."""
    request.node._nodeid = request.node.nodeid


@pytest.mark.usefixtures("named")
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@operations.parametrize()
def test_every_answer_is_as_documented(case: schemathesis.Case[Any], world: Api) -> None:
    if "event_id" in (case.path_parameters or {}) and case.operation.method.upper() != "DELETE":
        case.path_parameters["event_id"] = str(world.event_id)
    if case.query:
        case.query.pop("fields", None)  # with it rows lack what is required else
    token = world.admin.headers["Authorization"]
    case.call_and_validate(headers={"Authorization": token}, checks=CHECKS)
