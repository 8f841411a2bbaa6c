"""The whole API against its own document: no 500, no undocumented status, no schema violation.

Schemathesis generates the requests; most are for an existing event and its records. The suite runs
on SQLite, sparing those that show nothing (`sparing`); `make contract` sends those too, and more,
on PostgreSQL. The operations are subtests of one test: as tests of their own, each worker would
generate their requests while it collects tests.
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
EXAMPLES = int(os.environ.get("TITIK_TEMU_CONTRACT_EXAMPLES", "6"))
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


NO_LIMIT = "100000/minute"
operations = schemathesis.pytest.from_fixture("schema")


@pytest.fixture(scope="module")
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    if DATABASE == "sqlite":
        file = request.getfixturevalue("tmp_path_factory").mktemp("contract") / "titik-temu.db"
        copyfile(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        with server.copy() as copied:
            yield copied


@pytest.fixture(scope="module")
def world(url: str) -> Iterator[Api]:
    engine = open_engine(url)
    clock = StillClock.at_event()
    unlimited = Settings(database_url=url, login_rate=NO_LIMIT, login_rate_per_user=NO_LIMIT)
    with Api(create_app(unlimited, engine=engine, clock=clock), engine, clock.now()) as api:
        yield api
    engine.dispose()


@pytest.fixture(scope="module")
def schema(world: Api) -> BaseSchema:
    known = schemathesis.openapi.from_dict(world.app.openapi())
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
@operations.exclude(path_regex="/(progress|feed)$").parametrize()
def test_every_answer_is_as_documented(case: schemathesis.Case[Any], world: Api) -> None:
    if "event_id" in (case.path_parameters or {}) and case.operation.method.upper() != "DELETE":
        case.path_parameters["event_id"] = str(world.event_id)
    if case.query:
        case.query.pop("fields", None)  # with it rows lack what is required else
    token = world.admin.headers["Authorization"]
    case.call_and_validate(headers={"Authorization": token}, checks=CHECKS)
