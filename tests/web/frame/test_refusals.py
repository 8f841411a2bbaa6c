"""A page that refuses keeps nothing that it wrote before, as in the API."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from app.auth.deps import PUBLIC
from app.checkin.records import Gate, GateKind
from app.core.database.sessions import Db, transaction
from app.core.errors import AppError, NotFoundError, UnauthenticatedError
from app.web.frame.pages import pages_router
from tests.api import Api


@pytest.mark.parametrize("error", [NotFoundError, UnauthenticatedError])
def test_a_page_that_refuses_keeps_nothing(api: Api, error: Callable[[], AppError]) -> None:
    router = pages_router()

    @router.post("/half-way", dependencies=[PUBLIC])
    def half_way(db: Db) -> None:
        gate = Gate(event_id=api.event_id, name="Setengah", kind=GateKind.EVENT, created_at=api.now)
        db.add(gate)
        db.flush()
        raise error()

    api.app.include_router(router)
    answer = api.anonymous.post("/half-way", follow_redirects=False)
    assert answer.status_code in {303, 404}
    with transaction(api.engine, read_only=True) as session:
        names = session.exec(select(Gate.name).where(Gate.event_id == api.event_id)).all()
    assert "Setengah" not in names
