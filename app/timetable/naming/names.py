"""Names of an event's parties, tables and slots, for sentences about ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.records import Cooperative
from app.core.locale import Locale, clock_time, number, text
from app.events import queries as event_queries
from app.events.records import Event, Interval
from app.partners import queries as partner_queries
from app.partners.records import Partner, Table
from app.timetable.exchange import Document


@dataclass
class Names:
    """Looks names up in one language; what was deleted since is called so."""

    session: Session
    event: Event
    locale: Locale

    @cached_property
    def cooperatives(self) -> Mapping[UUID, Cooperative]:
        """Every cooperative of the event."""
        known = attendee_queries.all_cooperatives(self.session, self.event.id)
        return {row.id: row for row in known}

    @cached_property
    def partners(self) -> Mapping[UUID, Partner]:
        """Every partner of the event."""
        known = partner_queries.all_partners(self.session, self.event.id)
        return {row.id: row for row in known}

    @cached_property
    def tables(self) -> Mapping[UUID, Table]:
        """Every table of the event."""
        known = partner_queries.all_tables(self.session, self.event.id)
        return {row.id: row for row in known}

    @cached_property
    def slots(self) -> Mapping[UUID, Interval]:
        """Every slot of the event."""
        return {row.id: row for row in event_queries.slots(self.session, self.event.id)}

    @property
    def gone(self) -> str:
        """What is said in place of a name that is not there any more."""
        return text("analyses.gone", self.locale)

    def cooperative(self, identity: str) -> str:
        """Village and kecamatan of a cooperative."""
        row = self.cooperatives.get(UUID(identity))
        if row is None:
            return self.gone
        return text(
            "analyses.cooperative", self.locale, village=row.village, kecamatan=row.kecamatan
        )

    def partner(self, identity: str) -> str:
        """Name of a partner."""
        row = self.partners.get(UUID(identity))
        return self.gone if row is None else row.name

    def party(self, identity: str) -> str:
        """Name of a cooperative or a partner."""
        known = UUID(identity) in self.partners
        return self.partner(identity) if known else self.cooperative(identity)

    def table(self, identity: str) -> str:
        """Number of a table."""
        row = self.tables.get(UUID(identity))
        return self.gone if row is None else str(row.number)

    def time(self, slot: str) -> str:
        """When a slot starts, in the event's zone."""
        row = self.slots.get(UUID(slot))
        if row is None:
            return self.gone
        return clock_time(row.starts_at, self.event.timezone, self.locale)

    def pair(self, names: Document) -> str:
        """Cooperative and partner of a meeting."""
        return text(
            "analyses.pair",
            self.locale,
            cooperative=self.cooperative(names["cooperative_id"]),
            partner=self.partner(names["partner_id"]),
        )

    def place(self, at: Document) -> str:
        """Slot and table of a meeting."""
        time = self.time(at["slot_id"])
        if at["table_id"] is None:
            return text("analyses.place_without_table", self.locale, time=time)
        return text("analyses.place", self.locale, time=time, table=self.table(at["table_id"]))

    def reason(self, code: str, params: Document) -> str:
        """Say one of the scheduler's reasons (see `bridge.reasons`)."""
        return text(
            f"analyses.reason_{code}",
            self.locale,
            **{name: self._param(name, value) for name, value in params.items()},
        )

    def _param(self, name: str, value: object) -> str:
        if isinstance(value, dict):
            return self.pair(value)
        if name == "party":
            return self.party(str(value))
        if name == "table":
            return self.table(str(value))
        if name == "slot":
            return text("analyses.slot", self.locale, time=self.time(str(value)))
        return number(value, self.locale) if isinstance(value, int) else str(value)
