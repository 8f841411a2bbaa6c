"""Routes that change an event or its lists lock the event, others do not, and names show which."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from fastapi.dependencies.utils import get_dependant
from fastapi.params import Depends

import app
from app.core.settings import Settings
from app.main import create_app
from tests.routes import RouteInfo, all_routes, holds_event

_EVENT, _PAGES = "/api/v1/events/{event_id}", "/events/{event_id}"
NOT_HELD = {
    "the door waits for no list": {
        f"{_EVENT}/scans",
        f"{_EVENT}/scans/batch",
        f"{_EVENT}/scans/{{scan_id}}/annulment",
        f"{_EVENT}/conflicts/{{conflict_id}}/resolution",
        f"{_PAGES}/door/conflicts/{{conflict_id}}",
        f"{_PAGES}/today/conflicts/{{conflict_id}}",
        f"{_EVENT}/door/groups",
        f"{_EVENT}/sync",
    },
    "what was printed is only ever added, and the door waits for no list": {
        f"{_EVENT}/door/prints",
    },
    "tables tell facts, which are only ever added": {
        f"{_EVENT}/meeting-facts",
        f"{_EVENT}/meeting-facts/batch",
    },
    "its use case holds the event, as devices and partners' links may call it too": {
        f"{_EVENT}/substitutions",
        f"{_EVENT}/door/reprints",
        f"{_EVENT}/walk-ins",
        f"{_EVENT}/door/offers/{{offer_id}}/answer",
        f"{_EVENT}/host/offers/{{offer_id}}/answer",
        f"{_EVENT}/host/changes",
    },
    "an administrator's route, without a role in the event, holds it in its own first line": {
        f"{_EVENT}/copies",
    },
    "a file is read and shown, and nothing is written": {
        f"{_EVENT}/places/preview",
        f"{_PAGES}/area/places",
        f"{_EVENT}/host/changes/consequences",
    },
    "only the run is changed, and a stop waits for no list": {
        f"{_EVENT}/solve-runs/{{number}}/stop",
        f"{_PAGES}/solve/{{number}}/stop",
    },
}
"""Writes in an event that do not lock it, by the reason."""


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[RouteInfo]:
    folder = tmp_path_factory.mktemp("routes")
    settings = Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'x.db'}")
    return all_routes(create_app(settings))


def test_no_read_holds_an_event(routes: list[RouteInfo]) -> None:
    assert [str(route) for route in routes if route.method == "GET" and route.holds_event] == []


def test_every_write_in_an_event_holds_it_but_for_those_with_a_reason(
    routes: list[RouteInfo],
) -> None:
    writes = [r for r in routes if r.method != "GET" and "{event_id}" in r.path]
    assert {r.path for r in writes if not r.holds_event} == set().union(*NOT_HELD.values())
    assert len([r for r in writes if r.holds_event]) > 50


def _aliases() -> Iterator[tuple[str, Any]]:
    """Yield the parameter types of routes whose names end in one of the two suffixes."""
    for module in pkgutil.walk_packages([str(Path(app.__file__).parent)], "app."):
        if module.name.startswith(("app.cli.__main__", "app.__main__")):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if name.endswith(("ToRead", "ToChange")) and get_origin(value) is Annotated:
                yield name, value


def test_the_suffix_tells_whether_the_event_is_held() -> None:
    found = dict(_aliases())
    assert {"EventToRead", "EventToChange", "PartnerToRead", "PartnerToChange"} <= found.keys()
    for name, alias in found.items():
        (marked,) = (given for given in get_args(alias)[1:] if isinstance(given, Depends))
        assert marked.dependency is not None
        dependant = get_dependant(path="", call=marked.dependency)
        assert holds_event(dependant) is name.endswith("ToChange"), name
