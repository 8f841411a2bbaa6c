"""The list of partners: companies and offices with their tables and offers."""

import re
from functools import partial

from app.sheets.files.cells import text_of
from app.sheets.findings import Finding
from app.sheets.layout.opening import OpenedFile
from app.sheets.layout.reading import Reader
from app.sheets.lists.absence import Absences
from app.sheets.lists.hosting.availability import read_availability
from app.sheets.lists.hosting.columns import KIND_OF, KINDS
from app.sheets.lists.hosting.contacts import take_names_beside_numbers, take_numbers_beside_names
from app.sheets.lists.hosting.repeats import settle_codes, settle_repeats
from app.sheets.lists.hosting.sectors import take_sectors_for_offers
from app.sheets.lists.hosting.several_rows import join_rows
from app.sheets.lists.hosting.table_numbers import (
    read_tables,
    settle_table_numbers,
    take_labels_for_numbers,
)
from app.sheets.lists.privacy import without_identity
from app.sheets.rows import PartnerRow
from app.sheets.values.keys import is_absent, visible, words
from app.sheets.values.people import (
    looks_like_name,
    without_honorific,
    without_mail,
    without_number,
)
from app.sheets.values.phones import read_phone
from app.sheets.values.roles import is_role
from app.sheets.values.tags import Taxonomy

_MOST_SEATS = 200
_ITEM = re.compile(r"[,;/\n]|\b(?:dan|and)\b")


def read_partners(opened: OpenedFile, taxonomy: Taxonomy) -> tuple[list[PartnerRow], list[Finding]]:
    """Turn the rows of data into partners, with everything noticed on the way."""
    drafts: list[tuple[PartnerRow, Reader]] = []
    for part in opened.parts:
        take_labels_for_numbers(part)
        take_names_beside_numbers(part)
        take_sectors_for_offers(part, taxonomy)
        take_numbers_beside_names(part)
    absences = Absences()
    for reader in opened.readers():
        reader.note_missing_values()
        absences.note(reader)
        if reader.data.row.hidden:
            reader.note("", "hidden_row")
        drafts.append((_partner(reader, taxonomy), reader))
    joined = join_rows(drafts)
    settle_codes(joined)
    kept = settle_repeats(joined)
    settle_table_numbers(kept)
    for row, reader in kept:
        if reader.held:
            row.status = "review"
    return [row for row, _ in kept], [f for _, reader in drafts for f in reader.findings]


def _partner(reader: Reader, taxonomy: Taxonomy) -> PartnerRow:
    data = reader.data.row
    row = PartnerRow(data.number, data.line, sheet=reader.opened.sheet)
    row.code = visible(reader.text("code")).upper()
    row.name = "" if is_absent(reader.text("name")) else visible(reader.text("name"))
    if not row.name:
        reader.note("name", "partner_name_missing", found=reader.text("name"))
    for name in ("sector", "participation", "source", "note", "contact_name"):
        setattr(row, name, without_identity(reader, name))
    if is_absent(row.contact_name) or is_role(row.contact_name):
        row.contact_name = ""
    _kind(reader, row)
    _offers(reader, row, taxonomy)
    read_tables(reader, row)
    _seats(reader, row)
    row.availability, unclear = read_availability(reader.text("availability"))
    if unclear:
        found = reader.text("availability")
        reader.note("availability", "availability_unclear", found=found, detail=", ".join(unclear))
    row.required_documents = tuple(_items(reader.text("required_documents")))
    _contact(reader, row)
    return row


def _items(text: str) -> list[str]:
    items = (visible(item).strip(" .-") for item in _ITEM.split(text))
    return [item for item in items if item and not is_absent(item)]


def _kind(reader: Reader, row: PartnerRow) -> None:
    said = reader.text("kind")
    row.kind = KIND_OF.get(words(said), "") or KIND_OF.get(words(reader.data.section), "")
    if not row.kind and not is_absent(said):
        reader.note("kind", "partner_kind_unknown", found=said, proposed=" | ".join(KINDS))


def _offers(reader: Reader, row: PartnerRow, taxonomy: Taxonomy) -> None:
    said = reader.text("offers")
    read = taxonomy.read(said)
    row.offers = read.tags
    note = partial(reader.note, "offers", found=said, proposed=";".join(read.tags))
    if read.fuzzy:
        note("offer_fuzzy", detail=", ".join(item for item, _ in read.fuzzy))
    if read.unknown:
        note("offer_unknown", detail=", ".join(item for item, _ in read.unknown))
    if not read.tags:
        note("offers_missing")


def _seats(reader: Reader, row: PartnerRow) -> None:
    said = visible(text_of(reader.cell("seats")))
    if is_absent(said):
        return
    number = words(re.sub(r"\b(?:kursi|orang|seats?)\b", " ", said.casefold()))
    if re.fullmatch(r"\d{1,4}", number) and 1 <= int(number) <= _MOST_SEATS:
        row.seats = int(number)
    else:
        reader.note("seats", "seats_invalid", found=said, proposed="1")


def _contact(reader: Reader, row: PartnerRow) -> None:
    phone = read_phone(reader.cell("contact_phone"))
    row.contact_name = without_honorific(without_mail(row.contact_name))
    name, in_name = without_number(row.contact_name)
    if in_name and in_name.proposed:
        row.contact_name = name
        phone = in_name if phone.code == "phone_missing" else phone
    beside, _ = without_number(visible(reader.text("contact_phone")))
    if not row.contact_name and looks_like_name(beside):
        row.contact_name = without_honorific(beside)
    row.contact_phone = phone.e164 or phone.other
    if phone.code and phone.code != "phone_missing":
        found = reader.text("contact_phone")
        reader.note("contact_phone", phone.code, found=found, proposed=phone.proposed)
