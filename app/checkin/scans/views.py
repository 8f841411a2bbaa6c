"""Recorded scans as the API shows them, with the sentences for staff."""

from collections.abc import Iterable, Sequence

from app.checkin.holders.rules import Person, next_meeting
from app.checkin.holders.schemas import PersonOut
from app.checkin.holders.standing import Call, LostSeat
from app.checkin.holders.views import upcoming
from app.checkin.records import Annulment, Direction, Scan, Verdict
from app.checkin.scans.clocks import clock_is_off
from app.checkin.scans.facts import Fact
from app.checkin.scans.recording import Outcome, Recorded
from app.checkin.scans.schemas import (
    AnnulmentOut,
    AttentionOut,
    BatchItemOut,
    CallOut,
    FirstEntryOut,
    LostSeatOut,
    ScanAnswer,
    ScanBatchIn,
    ScanIn,
    ScanOut,
)
from app.core.http.fields import item_problems, refusal_problems
from app.core.locale import Locale, clock_time, text


def answer(recorded: Recorded, locale: Locale) -> ScanAnswer:
    """Return the answer to a recorded scan; a scan sent again gets the same answer."""
    fact = recorded.fact
    return ScanAnswer(
        id=fact.id,
        scan_id=fact.scan_id,
        gate_id=fact.gate_id,
        direction=fact.direction,
        scanned_at=fact.scanned_at,
        received_at=fact.received_at,
        offline=fact.offline,
        verdict=fact.verdict,
        reason=fact.reason,
        message=_message(fact, locale),
        attention=_attention(recorded, locale),
        person=PersonOut.model_validate(recorded.person) if recorded.person else None,
        first_admission=(
            FirstEntryOut.model_validate(recorded.first_entry) if recorded.first_entry else None
        ),
        next_meeting=upcoming(next_meeting(recorded.appointments, fact.at), fact.at),
        lost_seats=[LostSeatOut.model_validate(one) for one in _lost(recorded)],
        calls=[CallOut.model_validate(one) for one in recorded.standing.calls],
        changed_meetings=_changed(recorded),
    )


def recorded_scan(scan: Scan, annulment: Annulment | None, person: Person | None = None) -> ScanOut:
    """Show a recorded scan, with its annulment if it has one, and with whom it is about."""
    shown = ScanOut.model_validate(scan)
    shown.clock_off = clock_is_off(scan.offline, scan.scanned_at, scan.received_at)
    if annulment is not None:
        shown.annulment = AnnulmentOut.model_validate(annulment)
    if person is not None:
        shown.person = PersonOut.model_validate(person)
    return shown


def batch_answers(
    body: ScanBatchIn, outcomes: Iterable[Outcome], locale: Locale
) -> list[BatchItemOut]:
    """Return the result for each item of a batch, given the outcomes of those that are scans."""
    coming = iter(outcomes)
    return [
        _item(next(coming), f"/scans/{position}", locale)
        if isinstance(item, ScanIn)
        else _unfit(item, f"/scans/{position}", locale)
        for position, item in enumerate(body.scans)
    ]


def _item(outcome: Outcome, pointer: str, locale: Locale) -> BatchItemOut:
    if isinstance(outcome, Recorded):
        return BatchItemOut(status=201 if outcome.is_new else 200, scan=answer(outcome, locale))
    errors = refusal_problems(outcome, pointer, locale)
    return BatchItemOut(status=int(outcome.status), errors=errors)


def _unfit(item: object, pointer: str, locale: Locale) -> BatchItemOut:
    return BatchItemOut(status=422, errors=item_problems(ScanIn, item, pointer, locale))


def _message(fact: Fact, locale: Locale) -> str:
    if fact.verdict is Verdict.ADMITTED:
        return text(f"checkin.admitted_{fact.direction}", locale)
    return text(f"checkin.refused_{fact.reason}", locale)


def _lost(recorded: Recorded) -> Sequence[LostSeat]:
    return recorded.standing.missing_at(recorded.fact.received_at)


def _changed(recorded: Recorded) -> int:
    return recorded.standing.changed(recorded.appointments, recorded.fact.received_at)


def _attention(recorded: Recorded, locale: Locale) -> list[AttentionOut]:
    fact = recorded.fact
    codes = []
    if fact.verdict is Verdict.ADMITTED and fact.reason is not None:
        codes.append(fact.reason.value)
    if clock_is_off(fact.offline, fact.scanned_at, fact.received_at):
        codes.append("clock")
    told = [
        AttentionOut(code=code, message=text(f"checkin.attention_{code}", locale)) for code in codes
    ]
    if fact.verdict is Verdict.ADMITTED and fact.direction is Direction.ENTRY:
        told += _of_seats(recorded, locale)
    return told


def _of_seats(recorded: Recorded, locale: Locale) -> list[AttentionOut]:
    """Return what staff tell somebody whose seats were released, or who is called to one."""

    def told(
        code: str, seat: LostSeat | Call, words: str | None = None, **more: object
    ) -> AttentionOut:
        place = " ".join(filter(None, (str(seat.table_number), seat.zone)))
        message = text(
            f"checkin.attention_{words or code}",
            locale,
            time=clock_time(seat.starts_at, recorded.zone, locale),
            table=place,
            partner=seat.partner,
            **more,
        )
        return AttentionOut(code=code, message=message)

    found = [
        told("seat_given_back", one)
        if one.given_back_at
        else told("seat_lost", one, "seat_taken" if one.taken else "seat_lost")
        for one in _lost(recorded)
    ]
    found += [
        told("called", one, until=clock_time(one.expires_at, recorded.zone, locale))
        for one in recorded.standing.calls
    ]
    changed = _changed(recorded)
    if changed:
        message = text("checkin.attention_old_agenda", locale, count=changed)
        found.append(AttentionOut(code="old_agenda", message=message))
    return found
