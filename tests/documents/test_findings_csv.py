"""Findings as CSV: every field comes back, and nothing runs in a spreadsheet program."""

import csv
import io
from dataclasses import replace

import pytest

from app.documents.findings_csv import render_findings_csv
from app.documents.views import FindingView

FINDING = FindingView(
    sheet="DATA PESERTA",
    row=11,
    column="NO HP/WA",
    severity="info",
    code="phone_lost_zero",
    message="Nol di depan hilang; kami pulihkan.",
    found="81200003864",
    proposed="081200003864",
    held_back=False,
)


def records(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_finding_is_a_record_under_an_indonesian_header() -> None:
    (record,) = records(render_findings_csv([FINDING]))
    assert record == {
        "Lembar": "DATA PESERTA",
        "Baris": "11",
        "Kolom": "NO HP/WA",
        "Tingkat": "info",
        "Kode": "phone_lost_zero",
        "Temuan": "Nol di depan hilang; kami pulihkan.",
        "Tertulis": "81200003864",
        "Usulan": "081200003864",
        "Ditahan": "tidak",
    }


def test_a_spreadsheet_program_sees_utf_8() -> None:
    assert render_findings_csv([]).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "+6281", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_begins_like_a_formula_is_written_as_text(cell: str) -> None:
    (record,) = records(render_findings_csv([replace(FINDING, found=cell)]))
    assert record["Tertulis"] == f"'{cell}"


def test_quotes_commas_and_line_breaks_come_back() -> None:
    text = 'a "b", c;\nd'
    (record,) = records(render_findings_csv([replace(FINDING, found=text, held_back=True)], "en"))
    assert record["Found"] == text
    assert record["Held back"] == "yes"
