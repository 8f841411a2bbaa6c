"""The list of explicit requests: who wants to meet whom, ranked by either side."""

from collections.abc import Iterator, Sequence

from app.sheets.findings import Finding
from app.sheets.layout.blocks import fill_blocks
from app.sheets.layout.columns import Layout
from app.sheets.layout.fields import Field
from app.sheets.layout.headings import (
    NUMBER,
    URUT,
    is_ordinal,
)
from app.sheets.layout.opening import OpenedFile
from app.sheets.layout.reading import Reader
from app.sheets.lists.asking.askers import direction_of, say_who_asks
from app.sheets.lists.asking.ranks import ORDINALS, ROMAN, rank_of, ranks_of_lines
from app.sheets.lists.dittos import Above
from app.sheets.lists.partner_names import PartnerNames
from app.sheets.lists.privacy import without_identity
from app.sheets.lists.row_places import (
    drop_foreign_codes,
    join_village_columns,
    place_fields,
    read_place,
)
from app.sheets.rows import RequestRow, place_of
from app.sheets.values.cooperatives import is_cooperative
from app.sheets.values.keys import is_absent, visible
from app.sheets.values.places.resolver import PlaceResolver
from app.sheets.values.regions.villages import Regions

_COOPERATIVE = (
    *("nama koperasi", "koperasi", "kdmp", "kkmp", "kopdes", "pemohon", "peminta"),
    *("cooperative", "cooperative name", "name of cooperative"),
)
_PARTNER = (
    *("mitra", "nama mitra", "mitra tujuan", "perusahaan", "nama perusahaan", "tujuan", "bumn"),
    *("mitra yang diminta", "partner", "partner name", "company", "requested partner", "host"),
    *("bertemu dengan", "ingin bertemu", "mitra usaha", "companies", "siapa anda ingin bertemu"),
    *("mitra yang dituju", "usulan mitra", "calon mitra", "offtaker", "instansi tujuan", "vendor"),
)
_PARTNER_CODE = ("kode mitra", "kode perusahaan", "partner code", "code of partner", "kode")
_CODE_WORDS = frozenset({"mitra", "perusahaan", "partner", "tujuan"})
_RANK = (
    *("peringkat", "prioritas", "urutan", "pilihan", "ranking", "pilihan ke", "prioritas ke"),
    *("urutan prioritas", "skala prioritas", "tingkat prioritas", "no prioritas", "rangking"),
    *("nomor urut prioritas", "nomor prioritas", "urutan pilihan"),
    *("rank", "priority", "preference", "choice", "order"),
)
_DIRECTION = (
    *("arah", "diminta oleh", "pihak", "pihak peminta", "dari", "yang meminta", "pengusul"),
    *("pengaju", "diusulkan oleh", "diajukan oleh", "inisiatif"),
    *("direction", "requested by", "asked by", "side", "who asks"),
)
_NOTE = ("keterangan", "ket", "catatan", "alasan", "note", "notes", "remarks", "reason")
_MOST_CHOICES = 12
_CHOICES = (
    *("pilihan", "mitra", "mitra pilihan", "pilihan mitra", "prioritas", "prioritas mitra"),
    *("mitra prioritas", "peringkat", "minat", "mitra tujuan", "perusahaan", "choice", "priority"),
    *("partner", "nama mitra", "permintaan", "usulan mitra", "rank"),
)


def layout(regions: Regions) -> Layout:
    """Return the fields of a list of requests: one request a row, or one column per choice."""
    choices = tuple(
        Field(f"choice_{n}", tuple(_choice_headings(n))) for n in range(1, _MOST_CHOICES + 1)
    )
    fields = (
        Field("number", NUMBER, is_ordinal, beside=URUT),
        Field("cooperative", _COOPERATIVE, is_cooperative),
        *place_fields(regions),
        Field("partner", _PARTNER),
        Field("partner_code", _PARTNER_CODE, beside=_CODE_WORDS),
        Field("rank", _RANK, beside=frozenset({"mitra", "ke", "of", "nomor"})),
        Field("direction", _DIRECTION),
        Field("note", _NOTE),
        *choices,
    )
    return Layout(
        fields,
        needed=(
            ("village", "village_code", "cooperative"),
            ("partner", "partner_code", "choice_1"),
        ),
        telling=("cooperative", "village", "village_code"),
    )


def _choice_headings(number: int) -> Iterator[str]:
    """Yield what the column of a choice may be called, with its number in figures or words."""
    roman = [numeral for numeral, rank in ROMAN.items() if rank == number]
    in_words = [word for word, rank in ORDINALS.items() if rank == number]
    for said in (str(number), *roman, *in_words):
        for before in _CHOICES:
            yield from (f"{before} {said}", f"{before} ke {said}")
        yield from (f"{said} choice", f"{said} preference")


def read_requests(
    opened: OpenedFile, regions: Regions, names: PartnerNames
) -> tuple[list[RequestRow], list[Finding]]:
    """Turn the rows of data into requests; the partners of these names may be asked for."""
    places = PlaceResolver(regions)
    for part in opened.parts:
        join_village_columns(part)
        drop_foreign_codes(part, regions)
        fill_blocks(part, regions, places)
        say_who_asks(part)
    above = Above()
    drafts: list[tuple[RequestRow, Reader]] = []
    readers: list[Reader] = []
    for reader in opened.readers():
        above.fill(reader)
        readers.append(reader)
        reader.note_missing_values()
        found = [(row, reader) for row in _requests(reader, places, names)]
        if not found:
            reader.note("", "request_none")
        drafts += found
    rows = _without_repeats(drafts)
    return rows, [finding for reader in readers for finding in reader.findings]


def _requests(reader: Reader, places: PlaceResolver, names: PartnerNames) -> Iterator[RequestRow]:
    """Yield the requests of one row: one, or one per filled choice."""
    place = read_place(reader, places)
    direction = direction_of(reader)
    note = without_identity(reader, "note")
    held = reader.held
    for field, code_field, rank in _wishes(reader):
        listed = names.several(reader.text(field))
        ranks = ranks_of_lines(reader, field, listed) if rank is None else []
        for at, said in enumerate(listed):
            before = len(reader.findings)
            code = names.find(reader, field, code_field, said)
            village = place.village
            blocked = held or any(f.blocks_row for f in reader.findings[before:])
            yield RequestRow(
                reader.data.row.number,
                reader.data.row.line,
                village_code=village.code if village else "",
                village=village.name if village else "",
                kecamatan=village.kecamatan if village else "",
                partner_code=code,
                partner=names.names.get(code, "") or visible(said),
                rank=ranks[at] if ranks else rank,
                direction=direction,
                note=note,
                sheet=reader.opened.sheet,
                status="review" if blocked else "ok",
            )


def _wishes(reader: Reader) -> Iterator[tuple[str, str, int | None]]:
    """Yield field of the partner, field of its code, and rank of each wish of a row.

    A row of choices that are all blank makes none, nor does one that says so: a dash.
    """
    fields = [f"choice_{number}" for number in range(1, _MOST_CHOICES + 1)]
    chosen = any(map(reader.has, fields))
    partner, code = reader.text("partner"), reader.text("partner_code")
    named = not (is_absent(partner) and is_absent(code))
    if named or not (chosen or partner.strip() or code.strip()):
        yield "partner", "partner_code", rank_of(reader)
    for number, field in enumerate(fields, 1):
        if not is_absent(reader.text(field)):
            yield field, "", number


def _without_repeats(drafts: Sequence[tuple[RequestRow, Reader]]) -> list[RequestRow]:
    """Drop a request made before; tell of one rank given to two partners."""
    pairs: dict[tuple[str, str, str], RequestRow] = {}
    ranks: dict[tuple[str, str, int], RequestRow] = {}
    rows: list[RequestRow] = []
    for row, reader in drafts:
        if row.status == "review":
            rows.append(row)
            continue
        earlier = pairs.setdefault((row.village_code, row.partner_code, row.direction), row)
        if earlier is not row:
            reader.note("", "request_duplicate", detail=place_of(earlier))
            continue
        rows.append(row)
        if row.rank is not None:
            asker = row.village_code if row.direction == "cooperative" else row.partner_code
            same_rank = ranks.setdefault((row.direction, asker, row.rank), row)
            if same_rank is not row:
                reader.note(
                    "rank", "request_rank_conflict", found=str(row.rank), detail=place_of(same_rank)
                )
    return rows
