"""The content of the workbook of results, from the material of a timetable and what was counted."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from app.core.locale import text
from app.documents.material import Material
from app.documents.results.shapes import ResultsView
from app.documents.spreadsheet import Value
from app.meetings.outcomes.records import MeetingStatus
from app.meetings.outcomes.rules import Outcome
from app.meetings.queries import MeetingLine
from app.requests.pairs import Pair
from app.results.schemas import KecamatanResults, PartnerResults, ResultsFigures


def results_view(
    material: Material,
    areas: Sequence[KecamatanResults],
    partners: Sequence[PartnerResults],
    statuses: Mapping[Pair, MeetingStatus],
    outcomes: Mapping[Pair, Outcome],
) -> ResultsView:
    """Return the rows of the workbook; a pair without a status is planned."""
    in_order = sorted(
        material.lines, key=lambda line: (line.kecamatan, line.village, line.starts_at)
    )
    return ResultsView(
        title=material.event.name,
        by_kecamatan=[[one.kecamatan, *_figures(one)] for one in areas],
        by_partner=[[one.name, *_figures(one)] for one in partners],
        meetings=[_meeting(material, line, statuses, outcomes) for line in in_order],
    )


def _figures(one: ResultsFigures) -> list[int]:
    return [getattr(one, name) for name in ResultsFigures.model_fields]


def _meeting(
    material: Material,
    line: MeetingLine,
    statuses: Mapping[Pair, MeetingStatus],
    outcomes: Mapping[Pair, Outcome],
) -> list[Value]:
    pair = (line.cooperative_id, line.partner_id)
    status = statuses.get(pair, MeetingStatus.PLANNED)
    outcome = outcomes.get(pair)
    starts = line.starts_at.astimezone(ZoneInfo(material.event.timezone))
    row: list[Value] = [
        line.kecamatan,
        line.village,
        line.cooperative,
        line.partner,
        line.table_number,
        starts.date(),
        starts.time(),
        text(f"web.host_status_{status.value}", material.locale),
    ]
    if outcome is None:
        return row
    interest = text(f"web.host_interest_{outcome.interest}", material.locale)
    return [*row, interest, outcome.value, outcome.next_step, outcome.note]
