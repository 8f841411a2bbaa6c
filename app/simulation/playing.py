"""Playing a planned day over HTTP, minute by minute of the event's own clock."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from app.simulation.hall import Hall
from app.simulation.looking import moment
from app.simulation.planning import LATE_BY, Act, Day, Kind
from app.simulation.site import Site
from app.simulation.tables import Tables

Tell = Callable[[datetime, str, dict[str, Any]], None]
"""Is told what happened: when, the name of its sentence, and what that needs."""
_THINKING: Final = timedelta(minutes=2)
"""How long a cooperative takes to answer an offer."""
_COMPUTING: Final = 20
"""Seconds that a repair may take."""


class Player:
    """Everybody at the event: people at the gate, at tables and on standby, and the organizer.

    `really` says what time it is by the clock of phones, which is not the event's.
    """

    def __init__(
        self, site: Site, hall: Hall, day: Day, really: Callable[[], datetime], tell: Tell
    ) -> None:
        self.site = site
        self.hall = hall
        self.day = day
        self.tables = Tables(site, hall)
        self.counts: Counter[str] = Counter()
        """What happened; `clicks` are the organizer's."""
        self.inside: dict[str, datetime] = {}
        self.away: dict[str, datetime] = {}
        self.walked_in: list[str] = []
        """Cooperatives that came unexpected, in order."""
        self._really = really
        self._tell = tell
        self._acts = list(reversed(day.acts))
        self._zone = ZoneInfo(hall.zone)
        self._gate = next(one["id"] for one in site.all("/gates") if one["kind"] == "event")
        self._asked: dict[int, int] = {}

    @property
    def next_act(self) -> datetime | None:
        """When somebody at the gate, or a partner, does something next; None: nobody does."""
        return self._acts[-1].at if self._acts else None

    def minute(self, now: datetime) -> None:
        """Do all that is to be done until now."""
        due: list[Act] = []
        while self._acts and self._acts[-1].at <= now:
            due.append(self._acts.pop())
        self._at_the_gate(now, [one for one in due if one.kind in (Kind.ENTER, Kind.LEAVE)])
        for act in due:
            if act.kind is Kind.WALK_IN:
                self._walk_in(now, act)
            elif act.kind in (Kind.PARTNER_LATE, Kind.TABLE_CLOSED):
                self._disturb(now, act)
        self._decide(now)
        self._answer(now)
        self.tables.minute(now, self._really(), self.inside, self.away)

    def _at_the_gate(self, now: datetime, acts: Iterable[Act]) -> None:
        """Scan who comes, and who goes and has no meeting ahead."""
        acts, scans = list(acts), []
        leaving = any(act.kind is Kind.LEAVE for act in acts)
        busy = self._busy_after(now) if leaving else set()
        for act in acts:
            if act.kind is Kind.ENTER:
                self.inside.setdefault(act.cooperative, act.at)
            elif act.cooperative in busy:
                continue
            else:
                self.inside.pop(act.cooperative, None)
            scans.append(
                {
                    "scan_id": str(uuid4()),
                    "gate_id": self._gate,
                    "attendee_id": act.who,
                    "direction": "entry" if act.kind is Kind.ENTER else "exit",
                    "scanned_at": self._really().isoformat(),
                }
            )
            self.counts[act.kind.value] += 1
        if scans:
            self.site.post("/scans/batch", {"scans": scans})
            self._tell(now, "scans", {"count": len(scans), "inside": len(self.inside)})

    def _busy_after(self, now: datetime) -> set[str]:
        """Return the cooperatives with meetings that are not over, or with an offer to answer."""
        called = self.site.all("/standby/offers", status="pending")
        return {one["place"]["cooperative_id"] for one in called} | {
            one["cooperative_id"]
            for one in self.site.all("/meetings")
            if moment(one["ends_at"]) > now
        }

    def _walk_in(self, now: datetime, act: Act) -> None:
        number = len(self.walked_in) + 1
        made = self.site.tried(
            "/walk-ins",
            {
                "name": f"Tamu {number}",
                "village": {
                    "village_code": f"99.01.01.{2000 + number}",
                    "village": f"Desa Tamu {number}",
                    "kecamatan": "Tamu",
                },
                "needs": [act.who],
                "meetings": True,
            },
        )
        if made is None or made["cooperative_id"] is None:
            return
        self.walked_in.append(made["cooperative_id"])
        person = Act(act.at, Kind.ENTER, made["person"]["attendee_id"], made["cooperative_id"])
        self._tell(now, "walk_in", {"number": number, "meetings": made["meetings_added"]})
        self._at_the_gate(now, [person])

    def _disturb(self, now: datetime, act: Act) -> None:
        """Tell the organizer's page what happened, and ask for a repair."""
        if act.kind is Kind.PARTNER_LATE:
            arrives = self.hall.slots[0].starts_at + LATE_BY
            self.away[act.who] = arrives
            change = {
                "kind": "partner_late",
                "partner_id": act.who,
                "arrives_at": self._wall_clock(arrives),
            }
        else:
            change = {"kind": "table_closed", "table_id": act.who}
        made = self.site.tried("/proposals", {"changes": [change], "time_limit": 1})
        self.counts["clicks"] += 1
        if made is not None:
            self._asked[made["number"]] = _COMPUTING
            self._tell(now, act.kind.value, {"number": made["number"]})

    def _wall_clock(self, at: datetime) -> str:
        return at.astimezone(self._zone).strftime("%H:%M")

    def _decide(self, now: datetime) -> None:
        """Adopt the repairs that are ready and did not adopt themselves."""
        for number, seconds in list(self._asked.items()):
            found = self.site.get(f"/proposals/{number}", wait=seconds)
            if found["status"] == "computing":
                self._asked[number] = 0  # waited for once; a worker may be away
                continue
            del self._asked[number]
            if found["status"] == "ready":
                self.counts["clicks"] += 1
                self.site.tried(f"/proposals/{number}/adopt", {})
            if found["status"] in ("ready", "adopted"):
                people = found.get("people_changed") or 0
                self.counts["moved"] += people
                self._tell(now, "repair", {"number": number, "people": people})

    def _answer(self, now: datetime) -> None:
        """Let cooperatives answer the offers that they have had time to think about."""
        for offer in self.site.all("/standby/offers", status="pending"):
            if now - moment(offer["offered_at"]) < _THINKING:
                continue
            place = offer["place"]
            key = f"{place['table_id']} {place['slot_id']}"
            answer = self.day.answer(place["cooperative_id"], key)
            if answer is None:
                continue
            act = "accept" if answer else "decline"
            if self.site.tried(f"/standby/offers/{offer['id']}/{act}", {}) is not None:
                self.counts[act] += 1
                if answer:
                    told = {"village": place["village"], "partner": place["partner"]}
                    self._tell(now, "accept", told | {"table": place["table_number"]})
