"""A day played through the API: all that happens is there afterwards, and only once."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from app.core.database.sessions import transaction
from app.day.autopilot.acting import look_after
from app.events.clocks.service import let_move
from app.events.records import Event
from app.simulation.hall import Hall
from app.simulation.looking import is_played, look
from app.simulation.planning import Manners, plan
from app.simulation.playing import Player
from app.simulation.site import Site
from app.simulation.steering import Organizer
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.scheduler.clocks import slow

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
STEP = timedelta(minutes=2)
MANNERS = Manners(absent=0.25, late=0.25, walk_ins=1, accepting=1, silent=0)


class Served:
    """The API as an organizer calls it; a repair is computed at once, as by a worker."""

    def __init__(self, day: Day) -> None:
        self.day = day

    def request(self, method: str, url: str, *, json: Any = None, params: Any = None) -> Any:
        answer = self.day.api.organizer.request(method, url, json=json, params=params)
        if method == "POST" and url.endswith("/proposals") and answer.is_success:
            self.day.compute(answer.json()["number"])
        return answer


def _begins(hall: Hall) -> list[datetime]:
    return [slot.starts_at for slot in hall.slots]


def play(api: Api, clock: StillClock, *, by_hand: bool) -> tuple[Player, list[str]]:
    """Play a day of eight cooperatives; return who played it, and what was told of it."""
    day = open_day(api, cooperatives=8)
    for number, cooperative in enumerate(day.hall.cooperatives):
        body = {"kind": "manager", "name": f"Pengurus {number}", "cooperative_id": str(cooperative)}
        api.post(api.organizer, api.at("/attendees"), body)
    api.post(api.organizer, api.at("/gates"), {"name": "Pintu", "kind": "event"})
    with transaction(api.engine) as session:
        let_move(session, session.get_one(Event, api.event_id))
    site = Site(Served(day), str(api.event_id))
    known = look(site)
    assert not is_played(site)
    told: list[str] = []

    def tell(now: datetime, what: str, about: dict[str, Any]) -> None:
        told.append(what)

    player = Player(site, known, plan(known, MANNERS, 3), clock.now, tell)
    organizer = Organizer(player, by_hand)
    organizer.open_day()
    near = (one + n * STEP for one in _begins(known) for n in range(-7, 11))
    with slow():  # repairs are worked out to the end on any machine
        for now in sorted(set(near)):
            site.put("/clock", {"shows": now.isoformat()})
            player.minute(now)
            organizer.minute(now)
            look_after(api.engine, clock.now(), {})
    assert is_played(site)  # the command refuses to play it again
    return player, told


def test_a_day_runs_by_itself(api: Api, clock: StillClock) -> None:
    player, told = play(api, clock, by_hand=False)
    found = api.get(api.organizer, api.at("/results"))["total"]
    assert len(player.tables.held) == found["held"] > 0
    assert {one["released_by"] for one in api.get(api.viewer, api.at("/releases"))["items"]} == {
        "autopilot"
    }
    offers = api.get(api.viewer, api.at("/standby/offers"), limit=200)["items"]
    assert sum(one["status"] == "accepted" for one in offers) == player.counts["accept"]
    scans = api.get(api.viewer, api.at("/scans"), limit=200)["items"]
    assert len(scans) == player.counts["enter"] + player.counts["leave"]
    assert {one["verdict"] for one in scans} == {"admitted"}
    assert len(player.walked_in) == 1
    assert {"scans", "walk_in", "partner_late", "repair"} <= set(told)


def test_an_organizer_does_by_hand_what_else_runs_by_itself(api: Api, clock: StillClock) -> None:
    player, _ = play(api, clock, by_hand=True)
    rows = api.get(api.viewer, api.at("/releases"))["items"]
    assert {one["released_by"] for one in rows} == {"organizer"}
    assert len(rows) == player.counts["released"]
    assert player.counts["clicks"] > 2
