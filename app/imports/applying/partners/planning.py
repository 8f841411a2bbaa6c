"""Planning a list of partners: companies, offers, absences, tables and representatives."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from app.attendees.records import Attendee, AttendeeKind
from app.attendees.rules import partner_key
from app.core.database.drafts import Draft, additions, alterations
from app.core.database.images import Write
from app.core.ids import new_id
from app.events.rules import moment
from app.imports.applying.base import Base
from app.imports.applying.changing import change, change_person, filled, is_erased, replacing
from app.imports.applying.lengths import text_lengths
from app.imports.applying.outcome import ApplyResult, remark
from app.imports.applying.partners.availability import DAY, Stretch, resolve
from app.imports.applying.partners.matching import Known, Match, known_of, match_rows
from app.imports.applying.partners.seating import TablePlan
from app.imports.applying.partners.tables import assign_tables, seat, table_plan
from app.imports.applying.people import partner_fields, representative_fields
from app.imports.applying.rules import in_order, outcome_of, refusals
from app.partners.records import Partner, PartnerAbsence, PartnerOffer, Table
from app.partners.service import Window
from app.sheets.rows import PartnerRow


def plan_partners(
    base: Base,
    rows: Sequence[PartnerRow],
    made_codes: frozenset[tuple[str, int]],
    result: ApplyResult,
    now: datetime,
) -> list[Write]:
    """Return what brings the rows of a list that wait for nobody in; count them in `result`.

    `made_codes` are sheet and number of the rows whose code the list does not state: those partners
    are recognised by their name first.
    """
    known = known_of(base)
    matches = match_rows(rows, known, made_codes)
    codes = {match.doubt["code"] if match.doubt else match.code for match in matches}
    result.not_in_list = sum(
        partner["withdrawn_at"] is None and partner["code"] not in codes
        for partner in known.partners
    )
    ready = [match for match in matches if match.row.status == "ok"]
    sound = [match for match in ready if _is_sound(match, result)]
    plan = table_plan(sound, known)
    for match in sound:
        if match.code in plan.refused:
            code, number = plan.refused[match.code]
            result.hold([remark(match.row, code, number=number)])
        else:
            _plan_row(base, match, plan, known, result, now)
    assign_tables(sound, plan, known, now)
    return _writes(base, known)


def _writes(base: Base, known: Known) -> list[Write]:
    partners, people, tables = known.partners, known.people.values(), known.tables.values()
    to = base.dialect
    offers = [
        {"partner_id": owner, "event_id": base.event_id, "tag": tag, "position": position}
        for owner, tags in known.new_offers.items()
        for position, tag in enumerate(dict.fromkeys(tags))
    ]
    absences = [
        {"id": new_id(), "partner_id": owner, "starts_at": start, "ends_at": end}
        for owner, windows in known.new_absences.items()
        for start, end in windows
    ]
    offering = [owner for owner in known.offers if owner in known.new_offers]
    away = [owner for owner in known.absences if owner in known.new_absences]
    return [
        *additions(Partner, partners, to),
        *alterations(Partner, partners, to),
        *additions(Attendee, people, to),
        *alterations(Attendee, people, to),
        *additions(Table, tables, to),
        *alterations(Table, tables, to),
        *replacing(PartnerOffer, "partner_id", offering, offers, to),
        *replacing(PartnerAbsence, "partner_id", away, absences, to),
    ]


def _is_sound(match: Match, result: ApplyResult) -> bool:
    """Tell whether a row's values can be stored; if not, hold it back."""
    row = match.row
    fields = partner_fields(row) | {"code": match.code}
    remarks = refusals(row, fields, text_lengths(Partner))
    remarks += refusals(row, representative_fields(row), text_lengths(Attendee))
    if match.doubt is not None:
        known = match.doubt
        remarks.append(remark(row, "partner_maybe", name=known["name"], partner_code=known["code"]))
    odd = next((number for number in row.table_numbers if not _is_number(number)), None)
    if odd is not None:
        remarks.append(remark(row, "table_not_a_number", number=odd))
    if remarks:
        result.hold(remarks)
        return False
    match.numbers = tuple(int(number) for number in row.table_numbers)
    return True


def _plan_row(
    base: Base, match: Match, plan: TablePlan, known: Known, result: ApplyResult, now: datetime
) -> None:
    row, partner, is_new = match.row, match.partner, match.partner is None
    if partner is None:
        fields = filled(partner_fields(row) | {"code": match.code})
        partner = Draft.new(Partner, fields | {"event_id": base.event_id}, now)
        match.partner = partner
        known.partners.append(partner)
    elif not partner.is_new and partner["withdrawn_at"] is not None:
        result.withdrawn += 1
        result.notes.append(remark(row, "partner_withdrawn", partner_code=partner["code"]))
    offers = known.offers.get(partner.id, [])
    after = in_order(offers, row.offers)
    if after != offers:
        known.new_offers[partner.id] = after
    moved = _note_absences(base, match, partner, known, result)
    changed = not is_new and change(
        partner, partner_fields(row), now, more=after != offers or moved
    )
    changed = _represent(base, row, partner, known, result, now) or changed
    changed = seat(match, partner, plan, known, result) or changed
    result.count(outcome_of(is_new=is_new, changed=changed))


def _note_absences(
    base: Base, match: Match, partner: Draft, known: Known, result: ApplyResult
) -> bool:
    """Plan the absences that a row states; tell whether they differ from those known."""
    if not match.row.availability:
        return False
    resolved = resolve(match.row.availability, known.slots)
    if resolved.unplaced:
        said = ", ".join(resolved.unplaced)
        result.notes.append(remark(match.row, "availability_not_placed", said=said))
        return False
    windows = [_window(base, stretch) for stretch in resolved.absences]
    if windows == known.absences.get(partner.id, []):
        return False
    known.new_absences[partner.id] = windows
    return True


def _window(base: Base, stretch: Stretch) -> Window:
    def at(minutes: int) -> datetime:
        days, within = divmod(minutes, DAY)
        day = base.day + timedelta(days=days)
        return moment(day, time(*divmod(within, 60)), base.timezone)

    start, end = map(at, stretch)
    return start, end


def _represent(
    base: Base, row: PartnerRow, partner: Draft, known: Known, result: ApplyResult, now: datetime
) -> bool:
    """Add or change the partner's representative; tell whether anything changed."""
    key = partner_key(partner["code"])
    fields = representative_fields(row)
    person = known.people.get(key)
    if is_erased(known.erased, key, fields, person):
        result.notes.append(remark(row, "person_erased"))
        return False
    if person is not None:
        changed, replaced = change_person(person, fields, now)
        if replaced:
            result.notes.append(remark(row, "person_replaced"))
        return changed
    if not row.contact_name:
        return False
    ties: dict[str, Any] = {
        "event_id": base.event_id,
        "external_key": key,
        "kind": AttendeeKind.REPRESENTATIVE,
        "partner_id": partner.id,
    }
    known.people[key] = Draft.new(Attendee, filled(fields) | ties, now)
    return True


def _is_number(painted: str) -> bool:
    return painted.isdecimal() and int(painted) > 0
