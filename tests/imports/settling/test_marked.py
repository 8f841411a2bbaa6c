"""A list comes back with its findings marked; mappings come back for the same headings."""

import os
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.imports.planner import planner
from app.sheets.files.limits import DEFAULT_LIMITS
from app.sheets.files.sources import read_tables
from tests.api import Api
from tests.imports.files import DERIK, NAMELESS, ONE_DATABASE, attendee_csv, attendee_xlsx, upload


@ONE_DATABASE
def test_findings_stand_as_comments_in_their_cells_and_no_cell_is_a_formula(api: Api) -> None:
    formula = ("=1+1", "Susukan", "=HYPERLINK(1)", "Ketua", "12", "lpg")
    number = upload(api, attendee_csv(DERIK, NAMELESS, formula))["number"]
    answer = api.organizer.get(api.at(f"/imports/{number}/marked.xlsx"))
    assert answer.status_code == 200
    rows = read_tables(answer.content, DEFAULT_LIMITS, None)[0].rows
    assert rows[1].cells[1:4] == ["Derik", "Susukan", "Nurul Wijayanti"]
    assert rows[3].cells[3] == "=HYPERLINK(1)"
    with ZipFile(BytesIO(answer.content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        comments = archive.read("xl/comments1.xml").decode()
    assert "<f>" not in sheet
    assert 'ref="D3"' in comments
    assert "name" in comments.casefold()


def test_what_columns_mean_is_remembered_for_the_same_headings(api: Api) -> None:
    first = upload(api, attendee_xlsx(DERIK))
    path = api.at(f"/imports/{first['number']}/mapping")
    answer = api.organizer.put(path, json={"mapping": {"G": None}})
    assert answer.status_code == 200, answer.text
    assert answer.json()["remembered"] is None
    second = upload(api, attendee_xlsx(DERIK, NAMELESS))
    assert second["remembered"] == {"G": None}
    path = api.at(f"/imports/{second['number']}/mapping")
    answer = api.organizer.put(path, json={"mapping": second["remembered"]})
    assert answer.json()["columns"][6]["field"] == ""
    assert api.get(api.organizer, api.at(f"/imports/{second['number']}"))["remembered"] is None


@ONE_DATABASE
@pytest.mark.usefixtures("started_anew")
def test_a_long_list_is_marked_in_another_process_with_the_same_cells(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = upload(api, attendee_csv(DERIK, NAMELESS))["number"]
    path = api.at(f"/imports/{number}/marked.xlsx")
    here = api.organizer.get(path).content
    monkeypatch.setattr(planner, "LITTLE", -1)
    before = os.times().children_user
    there = api.organizer.get(path).content
    assert os.times().children_user > before, "only ended processes are counted"
    for part in ("xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/sharedStrings.xml"):
        with ZipFile(BytesIO(here)) as one, ZipFile(BytesIO(there)) as other:
            assert one.read(part) == other.read(part)
