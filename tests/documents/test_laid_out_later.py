"""Documents and pages are laid out while no transaction is open."""

from collections.abc import Callable
from typing import Any

import pytest

from app.documents import service
from app.web.frame import rendering
from tests.api import Api
from tests.checkin.hall import furnish

RENDERERS = ("print_apart", "render_calendar")
"""What lays out printed documents, each in a process of its own, and calendars."""


@pytest.fixture
def laid_out(api: Api, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of connections in use each time that a document or page was laid out."""
    seen: list[int] = []

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def lay_out(*given: Any, **more: Any) -> Any:
            seen.append(api.engine.pool.checkedout())  # type: ignore[attr-defined]
            return call(*given, **more)

        return lay_out

    for name in RENDERERS:
        monkeypatch.setattr(service, name, watched(getattr(service, name)))
    monkeypatch.setattr(rendering, "_fill", watched(rendering._fill))
    return seen


def test_no_transaction_is_open_while_something_is_laid_out(api: Api, laid_out: list[int]) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    documents = api.get(api.organizer, api.at("/documents"))["items"]
    for document in documents:
        answer = api.organizer.get(document["href"])
        assert answer.status_code == 200, answer.text
        assert int(answer.headers["content-length"]) == len(answer.content)
    partner = api.get(api.viewer, api.at("/partners"))["items"][0]["id"]
    calendar = api.at("/documents/calendar.ics")
    assert api.organizer.get(calendar, params={"partner_id": partner}).status_code == 200
    assert api.organizer.get(f"/events/{hall.event_id}").status_code == 200
    calendars, pages = 1, 1
    assert laid_out == [0] * (len(documents) + calendars + pages)
