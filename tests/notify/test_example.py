"""The feed's example in the document is what the feed sends."""

import json
from datetime import UTC, datetime
from typing import Any

from app.checkin.records import Direction, Verdict
from app.checkin.scans.deciding import Appended
from app.checkin.scans.facts import Fact
from app.checkin.scans.news import of_scans
from app.core.ids import new_id
from app.notify.feed.routes import router


def test_the_example_has_the_fields_of_a_recorded_scan() -> None:
    (route,) = router.routes
    said: dict[Any, Any] = getattr(route, "responses")  # noqa: B009 - of FastAPI's routes only
    lines = said[200]["content"]["text/event-stream"]["example"].split("\n")
    shown = json.loads(next(line.removeprefix("data: ") for line in lines if "data: " in line))
    moment = datetime(2025, 7, 4, tzinfo=UTC)
    scan = Fact(
        id=new_id(),
        event_id=new_id(),
        gate_id=new_id(),
        device="phone",
        scan_id=new_id(),
        badge_id=new_id(),
        attendee_id=new_id(),
        raw=None,
        direction=Direction.ENTRY,
        scanned_at=moment,
        received_at=moment,
        offline=False,
        verdict=Verdict.ADMITTED,
        reason=None,
    )
    (sent,) = of_scans(scan.event_id, Appended([scan], {}))
    assert shown.keys() == sent.fact.model_dump().keys()
    told = {
        name: value
        for name, value in sent.fact.model_dump(mode="json").items()
        if not name.endswith("id")
    }
    assert {name: shown[name] for name in told} == told
