"""Small lists as people send them, written for one test each."""

from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from starlette.testclient import TestClient

from tests.api import Api

ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what cannot depend on the kind of database."""
HEADINGS = ("No", "Desa/Kelurahan", "Kecamatan", "Nama", "Jabatan", "No HP", "Kebutuhan")
GUMELEM_KEY = "village:33.04.01.2003"
GUMELEM = ("Gumelem Wetan", "Susukan", "Turyanto", "Ketua", "0823-0000-16407", "pupuk, lpg")
DERIK = ("Derik", "Susukan", "Nurul Wijayanti", "Ketua", "0878-0000-29039", "gudang")
BERTA = ("Berta", "Susukan", "Yulianti", "Sekretaris", "0812-0000-3864", "")
NAMELESS = ("Kedawung", "Susukan", "", "Ketua", "0812-0000-3865", "lpg")

Line = tuple[str, ...]


def attendee_csv(*lines: Line) -> bytes:
    """Write an attendee list as CSV with semicolons."""
    rows = [HEADINGS, *((str(number), *line) for number, line in enumerate(lines, start=1))]
    return "\n".join(";".join(row) for row in rows).encode()


def attendee_xlsx(*lines: Line) -> bytes:
    """Write an attendee list as XLSX, under a title."""
    return workbook([("DAFTAR PESERTA",), HEADINGS, *lines_numbered(lines)])


def lines_numbered(lines: tuple[Line, ...]) -> list[Line]:
    """Put a number before each line."""
    return [(str(number), *line) for number, line in enumerate(lines, start=1)]


def workbook(rows: list[Line], name: str = "Sheet1") -> bytes:
    """Write rows of texts as a workbook of one sheet."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return target.getvalue()


def upload(
    api: Api,
    content: bytes,
    *,
    name: str = "peserta.csv",
    kind: str = "attendees",
    client: TestClient | None = None,
    **form: str,
) -> dict[str, Any]:
    """Upload a list that must be accepted; return the preview."""
    answer = (client or api.organizer).post(
        api.at("/imports"), data={"kind": kind, **form}, files={"file": (name, content)}
    )
    assert answer.status_code == 201, answer.text
    preview: dict[str, Any] = answer.json()
    return preview


def apply(api: Api, preview: dict[str, Any]) -> dict[str, Any]:
    """Apply an uploaded list; return what it did."""
    answer = api.organizer.post(api.at(f"/imports/{preview['number']}/apply"))
    assert answer.status_code == 200, answer.text
    result: dict[str, Any] = answer.json()
    return result


def counts(result: dict[str, Any]) -> tuple[int, ...]:
    """Return how many rows were created, updated, unchanged and held back."""
    return tuple(result[name] for name in ("created", "updated", "unchanged", "held_back"))


def everybody(api: Api) -> dict[str, dict[str, Any]]:
    """Return all people of the event by external key."""
    items: list[dict[str, Any]] = []
    cursor = None
    while True:
        page = api.get(
            api.organizer, api.at("/attendees"), limit=200, **({"cursor": cursor} if cursor else {})
        )
        items += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            return {str(item["external_key"]): item for item in items}
