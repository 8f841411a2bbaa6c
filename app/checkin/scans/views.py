"""Recorded scans as the API shows them, with the sentences for staff."""

from collections.abc import Iterable

from app.checkin.holders.rules import next_meeting
from app.checkin.holders.schemas import PersonOut
from app.checkin.holders.views import upcoming
from app.checkin.records import Annulment, Scan, Verdict
from app.checkin.scans.clocks import clock_is_off
from app.checkin.scans.facts import Fact
from app.checkin.scans.recording import Outcome, Recorded
from app.checkin.scans.schemas import (
    AnnulmentOut,
    AttentionOut,
    BatchItemOut,
    FirstEntryOut,
    ScanAnswer,
    ScanBatchIn,
    ScanIn,
    ScanOut,
)
from app.core.http.fields import item_problems, refusal_problems
from app.core.locale import Locale, text


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
        attention=_attention(fact, locale),
        person=PersonOut.model_validate(recorded.person) if recorded.person else None,
        first_admission=(
            FirstEntryOut.model_validate(recorded.first_entry) if recorded.first_entry else None
        ),
        next_meeting=upcoming(next_meeting(recorded.appointments, fact.at), fact.at),
    )


def recorded_scan(scan: Scan, annulment: Annulment | None) -> ScanOut:
    """Show a recorded scan, with its annulment if it has one."""
    shown = ScanOut.model_validate(scan)
    if annulment is not None:
        shown.annulment = AnnulmentOut.model_validate(annulment)
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


def _attention(fact: Fact, locale: Locale) -> list[AttentionOut]:
    codes = []
    if fact.verdict is Verdict.ADMITTED and fact.reason is not None:
        codes.append(fact.reason.value)
    if clock_is_off(fact.offline, fact.scanned_at, fact.received_at):
        codes.append("clock")
    return [
        AttentionOut(code=code, message=text(f"checkin.attention_{code}", locale)) for code in codes
    ]
