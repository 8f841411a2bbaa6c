"""The list of an event's own places: names, with or without codes, kinds and groups."""

import re
from collections.abc import Sequence

from app.sheets.findings import Finding
from app.sheets.layout.columns import Layout
from app.sheets.layout.fields import Field
from app.sheets.layout.headings import (
    KECAMATAN,
    NUMBER,
    REGENCY,
    URUT,
    VILLAGE,
    VILLAGE_CODE,
    is_nothing,
    is_ordinal,
)
from app.sheets.layout.opening import OpenedFile
from app.sheets.layout.reading import Reader
from app.sheets.layout.sorting import SIGNATURE
from app.sheets.rows import PlaceRow, place_of
from app.sheets.values.keys import is_absent, name_letters, visible, words
from app.sheets.values.regions.own import (
    NO_GROUP,
    OF_PEOPLE,
    OwnPlaces,
    group_code,
    in_one_group,
    is_official,
    made_code,
)
from app.sheets.values.regions.villages import ELSEWHERE, KELURAHAN, Village, without_kind

_NAME_OF = re.compile(r"^(?:nama|asal|name of)\s+", re.IGNORECASE)
_USUAL = frozenset({"kecamatan", "kec", "district", "subdistrict"})
_NAME = (
    *VILLAGE,
    *("tempat", "nama tempat", "lokasi", "nama lokasi", "nama", "unit", "nama unit", "cabang"),
    *("instansi", "nama instansi", "lembaga", "nama lembaga", "koperasi", "nama koperasi"),
    *("kelompok tani", "nama kelompok", "sekolah", "nama sekolah", "rw", "dusun", "lingkungan"),
    *("place", "place name", "name", "site", "branch", "institution", "organisation", "school"),
)
_GROUP = (
    *KECAMATAN,
    *("kelompok", "grup", "group", "zona", "zone", "rayon", "wilayah", "area", "gugus", "bidang"),
    *("kategori", "category", "korwil", "wilayah kerja", "region", "sektor"),
)
_CODE = (*VILLAGE_CODE, "code", "id", "kode tempat", "kode unit", "place code", "kode bps")
_KIND = (
    "jenis",
    "status",
    "tipe",
    "jenis wilayah",
    "status desa",
    "kind",
    "type",
    "desa atau kelurahan",
)
_KINDS = {"desa": "desa", "kelurahan": KELURAHAN, "kel": KELURAHAN, "desa adat": "desa adat"}
_OF_VILLAGES = frozenset({"desa", "kelurahan", "village", "kel", "ds"})
_PARTS_OF_CODE = re.compile(r"(\d{2})\.?(\d{2})\.?(\d{2})\.?(\d{4})")
_OWN_CODE = re.compile(r"[A-Za-z][0-9A-Za-z./-]{0,19}")
_TOTAL = re.compile(r"(?:sub|grand)? ?(?:total|jumlah|jml)\b")
_LONGEST_NAME = 120


def layout() -> Layout:
    """Return the fields of a list of places."""
    fields = (
        Field("number", NUMBER, is_ordinal, beside=URUT, must_fit=True),
        Field("code", _CODE, unnamed=is_nothing),
        Field("name", _NAME, _may_be_a_place, unnamed=is_nothing),
        Field("kind", _KIND, lambda text: words(text) in _KINDS),
        Field("kecamatan", _GROUP, unnamed=is_nothing),
        Field("regency", REGENCY, unnamed=is_nothing),
    )
    return Layout(fields, needed=(("name",),), telling=("name",))


def _may_be_a_place(text: str) -> bool:
    """Tell a name from a heading, a total and a signature."""
    said = words(text)
    strange = said in _NAME or _TOTAL.match(said) or SIGNATURE.search(text.strip())
    return any(map(str.isalnum, text)) and not strange


def read_places(opened: OpenedFile) -> tuple[list[PlaceRow], list[Finding]]:
    """Turn the rows of data into places, with everything noticed on the way.

    A place that is listed again is left out; two places of one code are held back.
    """
    drafts = [(_place(reader), reader) for reader in opened.readers()]
    rows: list[PlaceRow] = []
    names: dict[tuple[str, str, str], PlaceRow] = {}
    codes: dict[str, PlaceRow] = {}
    for row, reader in drafts:
        if not row.name:
            reader.note("name", "place_name_missing")
            row.status = "review"
            rows.append(row)
            continue
        key = tuple(map(name_letters, (row.name, row.kecamatan, row.regency)))
        same = names.setdefault((key[0], key[1], key[2]), row)
        if same is not row:
            reader.note("", "place_repeated", detail=place_of(same))
            continue
        first = codes.setdefault(row.code.casefold(), row)
        if first is not row:
            reader.note("code", "place_code_repeated", found=row.code, detail=place_of(first))
            row.status = "review"
        rows.append(row)
    return rows, [finding for _, reader in drafts for finding in reader.findings]


def places_of(rows: Sequence[PlaceRow], place_heading: str, group_heading: str) -> OwnPlaces:
    """Return the rows that wait for nobody as the places of an event."""
    villages = (
        Village(
            row.code,
            row.name,
            row.kind,
            row.kecamatan or NO_GROUP,
            group_code(row.kecamatan, row.code),
            row.regency,
        )
        for row in rows
        if row.status == "ok"
    )
    return OwnPlaces(tuple(in_one_group(villages)), visible(place_heading), visible(group_heading))


def group_word(heading: str) -> str:
    """Return what groups under this heading are called; empty: kecamatan, or nothing is said."""
    said = _NAME_OF.sub("", heading)
    key = words(said)
    return "" if key in OF_PEOPLE or not _USUAL.isdisjoint(key.split()) else said


def _place(reader: Reader) -> PlaceRow:
    data = reader.data.row
    row = PlaceRow(data.number, data.line, sheet=reader.opened.sheet)
    said = "" if is_absent(reader.text("name")) else visible(reader.text("name"))[:_LONGEST_NAME]
    kind, bare = without_kind(said)
    row.name = said[len(said) - len(bare) :].strip(" .") if kind and len(bare) < len(said) else said
    row.kecamatan = visible(reader.text("kecamatan") or reader.data.section)[:_LONGEST_NAME]
    row.regency = visible(reader.text("regency"))[:_LONGEST_NAME]
    row.code = _code(reader.text("code")) or made_code(row.kecamatan, row.name)
    row.kind = _KINDS.get(words(reader.text("kind"))) or kind or _usual(reader, row.code)
    return row


def _code(text: str) -> str:
    """Return a place's own code; empty if there is none that can be kept."""
    said = visible(text)
    official = _PARTS_OF_CODE.fullmatch(said)
    if official:
        return ".".join(official.groups())
    return said if _OWN_CODE.fullmatch(said) else ""


def _usual(reader: Reader, code: str) -> str:
    """Return the kind of a place of which nothing says it."""
    if is_official(code):
        return KELURAHAN if code.rsplit(".", maxsplit=1)[-1].startswith("1") else "desa"
    column = reader.opened.columns[reader.opened.fields["name"]]
    return "desa" if _OF_VILLAGES & set(words(column.heading).split()) else ELSEWHERE
