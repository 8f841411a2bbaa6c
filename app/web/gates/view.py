"""Gates as the door's page lists them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from app.checkin.records import Gate
from app.core.locale import Locale, day_clock, number, text
from app.events.records import Event
from app.partners.records import Table


@dataclass(frozen=True, slots=True)
class GateLine:
    """A gate: what it leads to, and whether it admits people now."""

    id: UUID
    name: str
    leads_to: str
    state: Literal["open", "early", "closed"]
    detail: str


def gate_lines(
    gates: Iterable[Gate], tables: Mapping[UUID, Table], event: Event, now: datetime, locale: Locale
) -> list[GateLine]:
    """Return for each gate what it leads to and whether it is open."""
    return [_gate_line(gate, tables, event, now, locale) for gate in gates]


def _gate_line(
    gate: Gate, tables: Mapping[UUID, Table], event: Event, now: datetime, locale: Locale
) -> GateLine:
    state: Literal["open", "early", "closed"] = "open"
    moment = gate.closes_at
    if gate.closes_at is not None and gate.closes_at <= now:
        state = "closed"
    elif gate.opens_at is not None and gate.opens_at > now:
        state, moment = "early", gate.opens_at
    code = "open_always" if moment is None else state
    time = "" if moment is None else day_clock(moment, event.timezone, locale, days=len(event.days))
    table = tables.get(gate.table_id) if gate.table_id else None
    leads_to = text(
        f"web.door_gate_to_{gate.kind.value}",
        locale,
        session=gate.session or "",
        table="" if table is None else number(table.number, locale),
    )
    detail = text(f"web.door_gate_{code}", locale, time=time)
    return GateLine(gate.id, gate.name, leads_to, state, detail)
