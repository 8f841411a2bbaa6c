"""Agendas: one page per cooperative, grouped by kecamatan, with the requests not granted."""

from dataclasses import replace

import pypdfium2 as pdfium

from app.core.locale import text
from app.documents.agendas.pdf import render_agendas
from app.documents.agendas.shapes import AgendaView
from tests.documents.samples import EVENT, MARKUP, agenda, page_texts


def pages_in_a5(*agendas: AgendaView) -> list[str]:
    return page_texts(render_agendas(EVENT, agendas, paper="a5"))


def test_an_agenda_shows_who_when_where_and_with_whom() -> None:
    (page,) = pages_in_a5(agenda(meetings=2))
    for shown in (
        *("Kontak Bisnis Banjarnegara", "Jumat, 4 Juli 2025", "Aula Sasana Abdi Praja", "Versi 3"),
        *("Berta", "Susukan", "KDMP Berta", "Turyanto", "2 pertemuan untuk Anda"),
        *("07.00 Registrasi", "09.40 1 Mitra 1", "10.40 2 Mitra 2"),
        *("11.20–13.00 Ishoma dan salat Jumat", "Permintaan yang belum terpenuhi"),
        *("Penolak 1 Semua kursi terisi.", "Hadirlah dekat papan pengumuman."),
    ):
        assert shown in page


def test_the_agenda_of_a_cooperative_without_a_meeting_gives_the_reasons() -> None:
    (page,) = pages_in_a5(agenda(meetings=0, ungranted=2))
    assert text("documents.agenda_no_meeting") in page
    assert text("documents.agenda_no_meeting_why") in page
    assert "Penolak 2 Semua kursi terisi." in page
    assert "pertemuan untuk Anda" not in page


def test_a_cooperative_that_asked_for_nothing_is_sent_to_the_organizers() -> None:
    (page,) = pages_in_a5(agenda(meetings=0, ungranted=0))
    assert text("documents.agenda_no_request") in page
    assert text("documents.agenda_ungranted") not in page


def test_each_kecamatan_starts_a_new_sheet_of_two_agendas() -> None:
    villages = [("A", "Susukan"), ("B", "Susukan"), ("C", "Susukan"), ("D", "Batur")]
    pdf = render_agendas(EVENT, [agenda(f"Desa {v}", kecamatan) for v, kecamatan in villages])
    pages = page_texts(pdf)
    found = [[v for v, _ in villages if f"KDMP Desa {v}" in page] for page in pages]

    assert found == [["A", "B"], ["C"], ["D"]]
    width, height = pdfium.PdfDocument(pdf)[0].get_size()
    assert width > height


def test_bookmarks_lead_to_each_kecamatan_and_village() -> None:
    pdf = render_agendas(EVENT, [agenda("Berta"), agenda("Derik"), agenda("Bakal", "Batur")])
    outline = [(mark.level, mark.get_title()) for mark in pdfium.PdfDocument(pdf).get_toc()]
    assert outline == [(0, "Susukan"), (1, "Berta"), (1, "Derik"), (0, "Batur"), (1, "Bakal")]


def test_a_day_too_long_for_a_page_continues_on_the_next_and_loses_nothing() -> None:
    pages = pages_in_a5(agenda("Berta", meetings=14, ungranted=20), agenda("Derik"))
    whole = " ".join(pages)
    assert len(pages) > 2
    assert all(f"Mitra {n}" in whole for n in range(1, 15))
    assert all(f"Penolak {n} Semua kursi terisi." in whole for n in range(1, 21))
    assert "KDMP Derik" in pages[-1]
    assert "Penolak 20" not in pages[-1]


def test_markup_in_names_is_printed_as_it_stands() -> None:
    (page,) = pages_in_a5(replace(agenda(), village=MARKUP, cooperative=MARKUP, manager=MARKUP))
    assert page.count(MARKUP) == 3


def test_english_agendas_are_in_english() -> None:
    (page,) = page_texts(render_agendas(EVENT, [agenda(meetings=1)], "en", paper="a5"))
    assert "1 meeting for you" in page
    assert "Requests not granted" in page


def test_no_agendas_give_a_document_that_opens() -> None:
    assert len(pdfium.PdfDocument(render_agendas(EVENT, []))) == 1
