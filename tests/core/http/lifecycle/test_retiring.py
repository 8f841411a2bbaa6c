"""What will be removed is told for a year at least, in the document and in each answer."""

from datetime import date
from http import HTTPStatus

import pytest
from fastapi import APIRouter, FastAPI
from starlette.testclient import TestClient

from app.core.http.bodies import ApiRoute
from app.core.http.lifecycle.retiring import retiring
from app.core.settings import Settings


def test_an_operation_that_will_go_says_so_in_each_answer() -> None:
    app = FastAPI()
    app.state.settings = Settings(database_url="sqlite://")
    router = APIRouter(route_class=ApiRoute)

    @router.get("/old", **retiring(since=date(2026, 12, 1), until=date(2027, 12, 1)))
    def old() -> dict[str, int]:
        return {"n": 1}

    @router.get("/new")
    def new() -> dict[str, int]:
        return {"n": 1}

    app.include_router(router)
    with TestClient(app) as client:
        told, plain = client.get("/old"), client.get("/new")
        known = client.get("/old", headers={"If-None-Match": told.headers["ETag"]})
    assert told.headers["Deprecation"] == "@1796083200"
    assert told.headers["Sunset"] == "Wed, 01 Dec 2027 00:00:00 GMT"
    assert known.status_code == HTTPStatus.NOT_MODIFIED
    assert known.headers["Sunset"] == told.headers["Sunset"]
    assert not {"Deprecation", "Sunset"} & set(plain.headers)
    operation = app.openapi()["paths"]["/old"]["get"]
    assert (operation["deprecated"], operation["x-sunset"]) == (True, "2027-12-01")


def test_nothing_goes_sooner_than_a_year_after_it_was_told() -> None:
    with pytest.raises(ValueError, match="365 days"):
        retiring(since=date(2026, 12, 1), until=date(2027, 11, 30))
