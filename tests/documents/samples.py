"""Sample views: a few cooperatives with difficult names, and functions that read documents."""

from uuid import UUID

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from app.badges.tokens import SigningKey, encode_text, issue
from app.documents.agendas.shapes import AgendaLine, AgendaView, UngrantedLine
from app.documents.badges.shapes import BadgeView
from app.documents.grid.shapes import GridCell, GridColumn, GridGroup, GridParty, GridRow, GridView
from app.documents.shapes import EventHeader, IntervalLine
from app.documents.table_sheets.shapes import TableLine, TableSheetView

EVENT = EventHeader(
    "Kontak Bisnis Banjarnegara", "Jumat, 4 Juli 2025", "Aula Sasana Abdi Praja", "Versi 3"
)
SITE = "https://temu.banjarnegarakab.go.id"
KEY = SigningKey("a3f09c", UUID(int=7), bytes(range(32)))
MARKUP = '#let x=1 $a$ @b \\ [c] "d" *e* _f_ <g> `h` // i'
BREAK = IntervalLine("11.20–13.00", "Ishoma dan salat Jumat")


def badge(number: int, name: str = "Turyanto", site: str | None = SITE) -> BadgeView:
    """Return a manager's badge, its code signed by a fixed key; numbers differ at random bits."""
    badge_id = f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}"
    return BadgeView(
        role="cooperative",
        role_label="Koperasi",
        name=name,
        title="Ketua",
        headline="Gumelem Wetan",
        organization="Koperasi Desa Merah Putih Gumelem Wetan",
        area="Kecamatan Susukan",
        qr_text=encode_text(issue(KEY, badge_id), site),
        code=badge_id[:8].upper(),
    )


def agenda(
    village: str = "Berta", kecamatan: str = "Susukan", meetings: int = 2, ungranted: int = 1
) -> AgendaView:
    """Return an agenda with a break, `meetings` meetings and `ungranted` requests without one."""
    lines = [AgendaLine(f"{9 + n:02}.40", str(n + 1), f"Mitra {n + 1}") for n in range(meetings)]
    return AgendaView(
        cooperative=f"KDMP {village}",
        village=village,
        kecamatan=kecamatan,
        manager="Turyanto",
        lines=[IntervalLine("07.00", "Registrasi"), *lines, BREAK],
        ungranted=[
            UngrantedLine(f"Penolak {n + 1}", "Semua kursi terisi.") for n in range(ungranted)
        ],
        advice="Hadirlah dekat papan pengumuman.",
    )


def table_sheet(table: str = "12", seats: int = 1) -> TableSheetView:
    """Return a table's day: one visit a seat, the break, one free slot."""
    visits = [
        TableLine("09.40–10.00", f"KDMP Berta {n}", f"Berta {n}", "Susukan", "Beras")
        for n in range(seats)
    ]
    return TableSheetView(table, "Perum Bulog", "Sisi utara", [*visits, BREAK, TableLine("13.00")])


def grid(village: str = "Berta", tables: int = 2) -> GridView:
    """Return a grid of two slots around a break."""
    columns = [
        GridColumn("09.40–10.00"),
        GridColumn("11.20–13.00", "Ishoma", is_break=True),
        GridColumn("13.00–13.20"),
    ]
    cell = GridCell(village, "Susukan", f"KDMP {village}")
    rows = [GridRow(str(n + 1), ([cell], [], [cell, cell] if n else [])) for n in range(tables)]
    party = GridParty("Susukan", village, f"KDMP {village}", 3, 1, ("Meja 1 · Bulog", "", ""))
    return GridView(columns, [GridGroup("Perum Bulog", rows)], [party])


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page, white space folded."""
    document = pdfium.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def page_image(pdf: bytes, page: int, dots_per_inch: float) -> npt.NDArray[np.uint8]:
    """Return a page as grey pixels, rows by columns."""
    bitmap = pdfium.PdfDocument(pdf)[page].render(scale=dots_per_inch / 72, grayscale=True)
    return np.ascontiguousarray(bitmap.to_numpy().reshape(bitmap.height, bitmap.width))
