"""The village of one row of a list, with what there is to say about it at the right cells."""

from functools import partial

from app.sheets.findings import RULES
from app.sheets.layout.fields import Field
from app.sheets.layout.headings import (
    KECAMATAN,
    MAYBE_KECAMATAN,
    MAYBE_VILLAGE,
    NOT_OF_A_VILLAGE,
    OF_A_VILLAGE,
    REGENCY,
    VILLAGE,
    VILLAGE_CODE,
)
from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.values.keys import letters
from app.sheets.values.places.addresses import read_address
from app.sheets.values.places.districts import bare_district
from app.sheets.values.places.resolver import PlaceResolver, names_a_village
from app.sheets.values.places.said import Place, Said
from app.sheets.values.regions.shipped import is_any_regency
from app.sheets.values.regions.villages import Regions

_SURE = 0.6
"""From what score on a second column of villages is one by its heading."""


def place_fields(regions: Regions) -> tuple[Field, ...]:
    """Return the fields by which a list says where a cooperative is."""
    return (
        Field(
            *("village", (*VILLAGE, *regions.place_headings), partial(names_a_village, regions)),
            unnamed=partial(_is_but_a_village, regions),
            not_of=NOT_OF_A_VILLAGE,
            vague=MAYBE_VILLAGE,
            plain=partial(_is_plainly_a_village, regions),
        ),
        Field(
            "village_code",
            VILLAGE_CODE,
            lambda text: letters(text) in regions.by_code,
            beside=OF_A_VILLAGE,
        ),
        Field(
            *("kecamatan", (*KECAMATAN, *regions.group_headings)),
            lambda text: regions.is_kecamatan(text) or regions.is_kecamatan(bare_district(text)),
            vague=MAYBE_KECAMATAN,
            plain=regions.is_kecamatan,
        ),
        Field("regency", REGENCY, is_any_regency),
    )


def _is_but_a_village(regions: Regions, text: str) -> bool:
    """Tell whether a text names a village, and nothing beside it that is not understood."""
    return names_a_village(regions, text) and not read_address(text, regions).unclear


def _is_plainly_a_village(regions: Regions, text: str) -> bool:
    """Tell whether a text is a village and not as well the name of a district."""
    return names_a_village(regions, text) and not regions.is_kecamatan(text)


def drop_foreign_codes(opened: OpenedList, regions: Regions) -> None:
    """Take no column for village codes of which no cell is one: a participant's own, or postal.

    A list without any other column that tells the village keeps it, so that this can be said.
    """
    column = opened.fields.get("village_code")
    if column is None or opened.fields.keys().isdisjoint({"village", "cooperative"}):
        return
    texts = (data.texts[column] for data in opened.split.data if column < len(data.texts))
    if not any(letters(text) in regions.by_code for text in texts):
        del opened.fields["village_code"]
        opened.columns[column].means, opened.columns[column].score = "", 0.0


def join_village_columns(opened: OpenedList) -> None:
    """Let several columns of villages count as one: no row fills two of them.

    Such are `Desa` beside `Kelurahan`, and a form's question for each district.
    """
    first = opened.fields.get("village")
    others = [
        column
        for column in opened.columns
        if not column.means and column.heading and column.candidates.get("village", 0) >= _SURE
    ]
    if first is None or not others:
        return
    every = [first, *(column.index for column in others)]
    filled = [
        [i for i in every if data.texts[i : i + 1] != [] and data.texts[i].strip()]
        for data in opened.split.data
    ]
    if any(len(places) > 1 for places in filled):
        return
    for data, places in zip(opened.split.data, filled, strict=True):
        if places and places[0] != first:
            text = data.texts[places[0]]
            data.texts += [""] * (first + 1 - len(data.texts))
            data.texts[first] = text
    for column in others:
        column.means, column.basis = "village", "heading"
        column.score = round(column.candidates["village"], 2)


def read_place(reader: Reader, resolver: PlaceResolver) -> Place:
    """Resolve the village of a row and note the findings; a village that was chosen is taken.

    A list without a column of districts or villages is not told, row by row, that it has none; a
    spelling that stands in the top cell of a merged range is told once, for that cell.
    """
    chosen = resolver.chosen(reader.data.decision.village)
    if chosen is not None:
        return chosen
    inherited, above = reader.data.inherited or ("", 0)
    place = resolver.resolve(
        Said(
            reader.text("village"),
            reader.text("kecamatan"),
            reader.text("cooperative"),
            inherited or reader.data.section,
            reader.text("village_code"),
            reader.text("regency"),
        )
    )
    column = reader.opened.fields.get("kecamatan")
    repeated = column is not None and column in reader.data.row.filled_down
    for note in place.notes:
        field = note.field
        if not reader.has(field):
            if field == "village" and note.code != "village_from_cooperative":
                field = "cooperative"
            elif not RULES[note.code].blocks_row:
                continue
        elif note.code == "kecamatan_alias" and repeated:
            continue
        reader.note(field, note.code, found=note.found, proposed=note.proposed)
    if inherited and place.village and place.village.kecamatan == inherited:
        reader.note("kecamatan", "kecamatan_filled", proposed=inherited, detail=str(above))
    return place
