"""The columns of an attendee list: what they are called, and how their cells look."""

from functools import partial

from app.sheets.layout.columns import Layout
from app.sheets.layout.fields import Field
from app.sheets.layout.headings import NUMBER, URUT, is_nothing, is_ordinal
from app.sheets.layout.shapes.ticks import Choice
from app.sheets.lists.attending.headings import (
    COOPERATIVE,
    LEGAL_DATE,
    LEGAL_NO,
    LEGAL_WORDS,
    MAYBE_COOPERATIVE,
    MAYBE_NAME,
    MAYBE_POSITION,
    NAME,
    NAME_LAST,
    NAME_MIDDLE,
    NEEDS,
    NOT_OF_A_PERSON,
    NOT_OF_A_PHONE,
    NOT_OF_NAMES,
    NOTE,
    PHONE,
    PHONE_OTHER,
    POSITION,
)
from app.sheets.lists.row_places import place_fields
from app.sheets.values.cooperatives import is_cooperative
from app.sheets.values.dates import FAR, read_date
from app.sheets.values.people import look_like_names, looks_like_name, without_number
from app.sheets.values.phones import is_plainly_mobile, read_phone
from app.sheets.values.places.offices import office_of
from app.sheets.values.places.resolver import names_a_village
from app.sheets.values.positions import is_position, is_written_as_position
from app.sheets.values.regions.villages import Regions
from app.sheets.values.tags import Taxonomy


def layout(regions: Regions, taxonomy: Taxonomy) -> Layout:
    """Return the fields of an attendee list for an area and a vocabulary."""
    fields = (
        Field("number", (*NUMBER, "urutan"), is_ordinal, beside=URUT, must_fit=True),
        Field(
            *("cooperative", COOPERATIVE, is_cooperative),
            tells=partial(_is_cooperative, regions),
            not_of=frozenset({"nomor", "induk"}),
            vague=MAYBE_COOPERATIVE,
            plain=is_cooperative,
        ),
        *place_fields(regions),
        Field(
            *("name", NAME, None, look_like_names),
            never=NOT_OF_NAMES,
            not_of=NOT_OF_A_PERSON,
            unfit=partial(_is_nobody, regions),
            vague=MAYBE_NAME,
            plain=partial(_is_plainly_somebody, regions, taxonomy),
        ),
        *(Field("name_middle", NAME_MIDDLE), Field("name_last", NAME_LAST)),
        Field(
            *("position", POSITION, is_position),
            vague=MAYBE_POSITION,
            plain=is_written_as_position,
        ),
        Field(
            *("phone", PHONE, _is_phone, _is_but_a_phone),
            not_of=NOT_OF_A_PHONE,
            unfit=looks_like_name,
            vague=("no", "nomor aktif", "alamat kontak"),
            plain=is_plainly_mobile,
        ),
        Field("phone_other", PHONE_OTHER, _is_phone, _is_but_a_phone),
        Field("legal_no", LEGAL_NO, lambda text: "ahu" in text.casefold(), beside=LEGAL_WORDS),
        Field(
            *("legal_date", LEGAL_DATE, _is_date, is_nothing),
            beside=LEGAL_WORDS,
            bare=("tanggal", "tgl", "date", "tanggal terbit", "tgl terbit"),
            near="legal_no",
        ),
        Field("needs", NEEDS, lambda text: bool(taxonomy.read(text).tags), several=True),
        Field("note", NOTE),
    )
    return Layout(
        fields,
        needed=(("name",), ("village", "village_code", "cooperative")),
        telling=("cooperative", "phone", "village", "village_code"),
        office=partial(office_of, regions),
    )


def choices(taxonomy: Taxonomy) -> tuple[Choice, ...]:
    """Return what an attendee list may say in columns of ticks."""
    return (
        Choice("Jabatan", lambda heading: heading if is_written_as_position(heading) else ""),
        Choice("Kebutuhan", lambda heading: heading if taxonomy.names_a_tag(heading) else ""),
    )


def _is_cooperative(regions: Regions, text: str) -> bool:
    """Tell whether a text is a cooperative's name, or that of its village alone."""
    return is_cooperative(text) or names_a_village(regions, text)


def _is_nobody(regions: Regions, text: str) -> bool:
    """Tell whether a text is a place, a cooperative or a number: no name."""
    place = is_cooperative(text) or regions.is_village(text) or regions.is_kecamatan(text)
    return place or not any(map(str.isalpha, text))


def _is_plainly_somebody(regions: Regions, taxonomy: Taxonomy, text: str) -> bool:
    """Tell whether a text is a name of several words and nothing else that lists hold."""
    name = looks_like_name(text) and " " in text.strip()
    other = (regions.is_village, regions.is_kecamatan, is_cooperative, is_position)
    return name and not any(test(text) for test in other) and not taxonomy.read(text).tags


def _is_phone(text: str) -> bool:
    """Tell whether a text is a number or what a spreadsheet made of one; an id number is not."""
    phone = read_phone(text)
    return bool(phone.proposed) or phone.code == "phone_sci_lost"


def _is_but_a_phone(text: str) -> bool:
    """Tell whether a text is a number without the name of its owner."""
    return _is_phone(text) and not (look_like_names(text) and " " in without_number(text)[0])


def _is_date(text: str) -> bool:
    return read_date(text, FAR).value is not None
