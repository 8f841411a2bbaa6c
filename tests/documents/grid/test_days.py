"""The master grid of an event of two days, from its timetable to the workbook."""

import io

from openpyxl import load_workbook

from tests.api import Api
from tests.day.hall import open_day
from tests.day.programme.test_days import DAYS, add_day


def test_every_slot_of_both_days_has_a_column_of_its_own_date_and_time(api: Api) -> None:
    add_day(api)
    open_day(api, cooperatives=8)
    answer = api.organizer.get(api.at("/documents/timetable.xlsx"))
    assert answer.status_code == 200, answer.text
    clocks = ("09:40", "10:00", "13:00")
    expected = [f"{day} {clock}" for day in DAYS for clock in clocks]
    for sheet in load_workbook(io.BytesIO(answer.content)).worksheets[:2]:
        headers = [f"{cell.value:%Y-%m-%d %H:%M}" for cell in sheet[4] if cell.is_date]
        assert headers == expected, sheet.title
