"""The organizer of a simulated day: sets what runs by itself, or releases and offers by hand."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from app.simulation.playing import Player

OFFER_MINUTES: Final = 4


@dataclass
class Organizer:
    """Works for a player; every click is counted there."""

    player: Player
    by_hand: bool
    grace: timedelta = timedelta(minutes=10)
    _done: set[str] = field(default_factory=set)

    def open_day(self) -> None:
        """Read the event's grace, and say what is to be done by itself."""
        site, counts = self.player.site, self.player.counts
        self.grace = timedelta(minutes=site.get("")["grace_minutes"])
        site.put("/autopilot", {"by_hand": self.by_hand, "offer_minutes": OFFER_MINUTES})
        counts["clicks"] += 1

    def minute(self, now: datetime) -> None:
        """By hand: release what is due and offer what is free, once for each slot."""
        if not self.by_hand:
            return
        for slot in self.player.hall.slots:
            late = slot.starts_at - self.grace + timedelta(minutes=1)
            if slot.id in self._done or not late <= now < slot.starts_at:
                continue
            self._done.add(slot.id)
            self._release()
            self._offer(slot.id)

    def _release(self) -> None:
        site, counts = self.player.site, self.player.counts
        due = site.get("/releases/due")
        ids = [one["meeting_id"] for one in due["items"]]
        if ids:
            counts["clicks"] += 1
            body = {"meeting_ids": ids, "replaces": due["timetable"]}
            made = site.tried("/releases", body)
            counts["released"] += 0 if made is None else len(made["items"])

    def _offer(self, slot_id: str) -> None:
        site, counts = self.player.site, self.player.counts
        for seat in site.get("/standby/seats", slot_id=slot_id)["items"]:
            counts["clicks"] += 1
            body = {"table_id": seat["table_id"], "slot_id": slot_id, "seat": seat["seat"]}
            site.tried("/standby/offers", body)
