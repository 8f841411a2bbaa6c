"""Applying a list of partners: companies, offers, absences, tables and representatives."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlmodel import Session

from app.attendees.records import Attendee, AttendeeKind
from app.attendees.rules import partner_key
from app.events.records import Event
from app.events.rules import moment
from app.imports.applying.availability import DAY, Stretch, resolve
from app.imports.applying.lengths import text_lengths
from app.imports.applying.outcome import ApplyResult, remark
from app.imports.applying.partner_matching import Known, Match, load_partners, match_rows
from app.imports.applying.people import partner_fields, representative_fields
from app.imports.applying.rules import in_order, outcome_of, refusals
from app.imports.applying.seating import TablePlan
from app.imports.applying.tables import seat, table_plan, write_tables
from app.imports.applying.writing import new_record, update_person, update_record
from app.partners.records import Partner
from app.partners.service import Window, write_absences, write_offers
from app.sheets.rows import PartnerRow


def apply_partners(
    session: Session,
    event: Event,
    rows: Sequence[PartnerRow],
    made_codes: frozenset[int],
    result: ApplyResult,
    now: datetime,
) -> None:
    """Bring the rows of a list that wait for nobody in, and count them in `result`.

    `made_codes` are the numbers of the rows whose code the list does not state: those partners
    are recognised by their name first.
    """
    known = load_partners(session, event)
    matches = match_rows(rows, known, made_codes)
    codes = {match.code for match in matches}
    result.not_in_list = sum(partner.code not in codes for partner in known.partners)
    ready = [match for match in matches if match.row.status == "ok"]
    sound = [match for match in ready if _is_sound(match, result)]
    plan = table_plan(session, sound, known)
    for match in sound:
        if match.code in plan.refused:
            code, number = plan.refused[match.code]
            result.hold([remark(match.row, code, number=number)])
        else:
            _apply_row(session, event, match, plan, known, result, now)
    session.flush()
    write_tables(session, event, sound, plan, known, now)
    session.add_all(known.new_people)
    write_offers(session, known.new_offers, event.id)
    write_absences(session, known.new_absences)


def _is_sound(match: Match, result: ApplyResult) -> bool:
    """Tell whether a row's values can be stored; if not, hold it back."""
    row = match.row
    fields = partner_fields(row) | {"code": match.code}
    remarks = refusals(row, fields, text_lengths(Partner))
    remarks += refusals(row, representative_fields(row), text_lengths(Attendee))
    odd = next((number for number in row.table_numbers if not _is_number(number)), None)
    if odd is not None:
        remarks.append(remark(row, "table_not_a_number", number=odd))
    if remarks:
        result.hold(remarks)
        return False
    match.numbers = tuple(int(number) for number in row.table_numbers)
    return True


def _apply_row(
    session: Session,
    event: Event,
    match: Match,
    plan: TablePlan,
    known: Known,
    result: ApplyResult,
    now: datetime,
) -> None:
    row, is_new = match.row, match.partner is None
    partner = match.partner
    if partner is None:
        fields = partner_fields(row) | {"code": match.code}
        match.partner = partner = new_record(Partner, event, fields, now)
        session.add(partner)
    offers = known.offers.get(partner.id, [])
    after = in_order(offers, row.offers)
    if after != offers:
        known.new_offers[partner.id] = after
    moved = _note_absences(event, match, partner, known, result)
    changed = not is_new and update_record(
        partner, partner_fields(row), now, more=after != offers or moved
    )
    changed = _represent(event, row, partner, known, result, now) or changed
    changed = seat(match, partner, plan, known, result) or changed
    result.count(outcome_of(is_new=is_new, changed=changed))


def _note_absences(
    event: Event, match: Match, partner: Partner, known: Known, result: ApplyResult
) -> bool:
    """Plan the absences that a row states; tell whether they differ from those known."""
    if not match.row.availability:
        return False
    resolved = resolve(match.row.availability, known.slots)
    if resolved.unplaced:
        said = ", ".join(resolved.unplaced)
        result.notes.append(remark(match.row, "availability_not_placed", said=said))
        return False
    windows = [_window(event, stretch) for stretch in resolved.absences]
    standing = [(entry.starts_at, entry.ends_at) for entry in known.absences.get(partner.id, [])]
    if windows == standing:
        return False
    known.new_absences[partner.id] = windows
    return True


def _window(event: Event, stretch: Stretch) -> Window:
    def at(minutes: int) -> datetime:
        days, within = divmod(minutes, DAY)
        day = event.day + timedelta(days=days)
        return moment(day, time(*divmod(within, 60)), event.timezone)

    start, end = map(at, stretch)
    return start, end


def _represent(
    event: Event,
    row: PartnerRow,
    partner: Partner,
    known: Known,
    result: ApplyResult,
    now: datetime,
) -> bool:
    """Add or change the partner's representative; tell whether anything changed."""
    key = partner_key(partner.code)
    fields = representative_fields(row)
    person = known.people.get(key)
    if person is not None:
        changed, replaced = update_person(person, fields, now)
        if replaced:
            result.notes.append(remark(row, "person_replaced"))
        return changed
    if not row.contact_name:
        return False
    ties = {"kind": AttendeeKind.REPRESENTATIVE, "partner_id": partner.id, "external_key": key}
    known.people[key] = new_record(Attendee, event, fields | ties, now)
    known.new_people.append(known.people[key])
    return True


def _is_number(painted: str) -> bool:
    return painted.isdecimal() and int(painted) > 0
