"""A list of places that the page sends back is read as the same places."""

from datetime import date

from app.sheets.lists.places import places_of
from app.sheets.lists.preview import preview
from app.sheets.values.regions.own import OwnPlaces
from app.web.area.view import MAPPING, as_text

LISTS = (
    'Unit;Kelompok\nToko Maju;Timur\nWarung "Sari", Jaya;Timur\nToko Maju;Barat\nSekolah;\n',
    "Tempat\nAula\nGedung 2\n",
    "Kode;Desa/Kelurahan;Kecamatan\n3399012001;Desa Mekar;Baru\nK-7;Kel. Jaya;Baru\n",
    "Cabang;Kota\nSatu;Kota Tegal\nDua;Kabupaten Tegal\n",
)


def read(text: str, mapping: dict[str, str | None]) -> OwnPlaces:
    found = preview("places", text.encode(), "tempat.txt", mapping=mapping, today=date(2026, 8, 7))
    headings = {column.field: column.header for column in found.columns}
    return places_of(found.rows, headings.get("name", ""), headings.get("kecamatan", ""))


def test_places_sent_back_are_the_same() -> None:
    for said in LISTS:
        once = read(said, {})
        assert once.villages, said
        again = read(as_text(once), dict(MAPPING))
        assert again.villages == once.villages, said
