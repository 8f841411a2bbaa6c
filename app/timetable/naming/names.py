"""Names of an event's parties, tables and slots, for sentences about their ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from app.core.locale import Locale, day_clock, number, text
from app.events import queries as event_queries
from app.events.records import Interval
from app.timetable.exchange import Document
from app.timetable.naming.directory import Directory


@dataclass
class Names(Directory):
    """Says names in one language; a row that was deleted has a phrase in place of its name."""

    locale: Locale

    @cached_property
    def slots(self) -> Mapping[UUID, Interval]:
        """Every slot of the event."""
        return {row.id: row for row in event_queries.slots(self.session, self.event.id)}

    def read(self) -> None:
        """Read every kind now, for use after the session has ended."""
        super().read()
        _ = self.slots

    @property
    def gone(self) -> str:
        """Return the phrase for a row that was deleted."""
        return text("analyses.gone", self.locale)

    def cooperative(self, identity: str) -> str:
        """Return village and kecamatan of a cooperative."""
        row = self.cooperatives.get(UUID(identity))
        if row is None:
            return self.gone
        return text(
            "analyses.cooperative", self.locale, village=row.village, kecamatan=row.kecamatan
        )

    def partner(self, identity: str) -> str:
        """Return the name of a partner."""
        row = self.partners.get(UUID(identity))
        return self.gone if row is None else row.name

    def party(self, identity: str) -> str:
        """Return the name of a cooperative or a partner."""
        known = UUID(identity) in self.partners
        return self.partner(identity) if known else self.cooperative(identity)

    def table(self, identity: str) -> str:
        """Return the number of a table."""
        row = self.tables.get(UUID(identity))
        return self.gone if row is None else str(row.number)

    def time(self, slot: str) -> str:
        """Return when a slot starts, in the event's zone."""
        row = self.slots.get(UUID(slot))
        if row is None:
            return self.gone
        return day_clock(row.starts_at, self.event.timezone, self.locale, days=len(self.event.days))

    def pair(self, names: Document) -> str:
        """Return cooperative and partner of a meeting."""
        return text(
            "analyses.pair",
            self.locale,
            cooperative=self.cooperative(names["cooperative_id"]),
            partner=self.partner(names["partner_id"]),
        )

    def place(self, at: Document) -> str:
        """Return slot and table of a meeting."""
        time = self.time(at["slot_id"])
        if at["table_id"] is None:
            return text("analyses.place_without_table", self.locale, time=time)
        return text("analyses.place", self.locale, time=time, table=self.table(at["table_id"]))

    def reason(self, code: str, params: Document) -> str:
        """Return the sentence of one of the scheduler's reasons (see `bridge.reasons`)."""
        return text(
            f"analyses.reason_{code}",
            self.locale,
            **{name: self._param(name, value) for name, value in params.items()},
        )

    def _param(self, name: str, value: object) -> str:
        if isinstance(value, dict):
            return self.pair(value)
        if isinstance(value, list):
            return ", ".join(self.time(str(one)) for one in value)
        if name == "party":
            return self.party(str(value))
        if name == "table":
            return self.table(str(value))
        if name == "slot":
            return text("analyses.slot", self.locale, time=self.time(str(value)))
        return number(value, self.locale) if isinstance(value, int) else str(value)
