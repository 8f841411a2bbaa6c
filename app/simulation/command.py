"""`titik-temu simulate-day`: plays a day against a running server, while a browser watches."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import httpx

from app.console import console, refuse, say
from app.core.locale import Locale, clock_time, text
from app.simulation.looking import is_played, look
from app.simulation.planning import Day, Manners, plan
from app.simulation.playing import Player
from app.simulation.site import RefusedError, Site
from app.simulation.steering import Organizer

BEFORE: Final = timedelta(minutes=130)
"""A day is played from so long before its first slot."""
_MINUTE: Final = timedelta(minutes=1)
_TIMEOUT: Final = 60


def simulate(
    server: str,
    credentials: tuple[str, str] | str,
    *,
    event: str | None,
    seed: int,
    speed: float,
    by_hand: bool,
    locale: Locale,
) -> None:
    """Play a day at `speed` minutes a minute; `credentials` are name and password, or a token.

    The clock of the event goes on from where the day was left, so that its pages still show it. A
    day is played once: where somebody was scanned already it is refused.
    """
    with httpx.Client(base_url=server, timeout=_TIMEOUT) as client:
        try:
            client.headers["Authorization"] = f"Bearer {_token(client, credentials)}"
            found = _event(client, event)
            site = Site(client, found["id"])
            _play(site, found, seed=seed, speed=speed, by_hand=by_hand, locale=locale)
        except httpx.TransportError:
            raise refuse(text("simulation.away", locale, server=server)) from None
        except LookupError:
            raise refuse(text("simulation.no_event", locale)) from None
        except RefusedError as refusal:
            raise refuse(text("simulation.refused", locale, why=str(refusal))) from None


def _token(client: httpx.Client, credentials: tuple[str, str] | str) -> str:
    if isinstance(credentials, str):
        return credentials
    username, password = credentials
    body = {"username": username, "password": password, "name": "simulate-day"}
    answer = client.post("/api/v1/auth/tokens", json=body)
    if not answer.is_success:
        raise RefusedError("POST", "/auth/tokens", answer)
    return str(answer.json()["access_token"])


def _event(client: httpx.Client, wanted: str | None) -> dict[str, Any]:
    """Return the newest rehearsal, of that id or name if one is wanted. LookupError: none is."""
    answer = client.get("/api/v1/events", params={"limit": 200})
    if not answer.is_success:
        raise RefusedError("GET", "/events", answer)
    events: list[dict[str, Any]] = answer.json()["items"]
    for one in events[::-1]:
        if wanted not in (None, one["id"], one["name"]):
            continue
        if client.get(f"/api/v1/events/{one['id']}/clock").json()["movable"]:
            return one
    raise LookupError


def _play(
    site: Site, event: Mapping[str, Any], *, seed: int, speed: float, by_hand: bool, locale: Locale
) -> None:
    if is_played(site):
        raise refuse(text("simulation.played", locale))
    hall = look(site)
    day = plan(hall, Manners(), seed)
    zone = event["timezone"]

    def tell(now: datetime, what: str, about: dict[str, Any]) -> None:
        sentence = text(f"simulation.{what}", locale, **about)
        say(f"{clock_time(now, zone)}  {sentence}")

    player = Player(site, hall, day, lambda: datetime.now(UTC), tell)
    organizer = Organizer(player, by_hand)
    now = hall.slots[0].starts_at - BEFORE
    site.put("/clock", {"shows": now.isoformat()})
    organizer.open_day()
    console.print(text("simulation.begins", locale, event=event["name"]), highlight=False)
    begun, played = time.monotonic(), 0
    while now <= hall.slots[-1].ends_at:
        site.put("/clock", {"shows": now.isoformat()})
        player.minute(now)
        organizer.minute(now)
        now, played = now + _MINUTE, played + 1
        time.sleep(max(0.0, begun + played * 60 / speed - time.monotonic()))
    _sum_up(player, day, locale)


def _sum_up(player: Player, day: Day, locale: Locale) -> None:
    counts = player.counts
    say(
        text(
            "simulation.ends",
            locale,
            held=len(player.tables.held),
            missed=player.tables.missed,
            absent=len(day.absent),
            accepted=counts["accept"],
            clicks=counts["clicks"],
            moved=counts["moved"],
        )
    )
