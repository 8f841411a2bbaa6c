"""The people of one row of a list: usually one, several where they share its cell."""

from dataclasses import replace

from app.sheets.layout.reading import Reader
from app.sheets.rows import AttendeeRow
from app.sheets.values.companions import Person, read_people, read_phones, read_positions
from app.sheets.values.phones import Phone, read_phone
from app.sheets.values.positions import position_before_place, read_position

_OF_A_NAME = ("name", "name_middle", "name_last")


def read_persons(reader: Reader, row: AttendeeRow) -> list[tuple[AttendeeRow, Reader]]:
    """Fill a row with its person; return it, and a row for each further person of its cell."""
    said = " ".join(filter(None, map(reader.text, _OF_A_NAME)))
    read = read_people(said)
    if read.unclear:
        reader.note("name", "people_unclear", found=said)
    if len(read.people) == 1:
        _fill(reader, row, read.people[0], reader.text("position"))
        _phones(reader, row, read.people[0].name.phone)
        return [(row, reader)]
    count = len(read.people)
    proposed = "; ".join(person.name.text for person in read.people)
    reader.note("name", "people_split", found=said, proposed=proposed)
    phones = read_phones(reader.text("phone"), count)
    positions = read_positions(reader.text("position"), count)
    made: list[tuple[AttendeeRow, Reader]] = []
    for place, person in enumerate(read.people):
        own = reader if place == 0 else Reader(reader.opened, reader.data)
        each = row if place == 0 else replace(row)
        _fill(own, each, person, positions[place])
        if phones:
            _take(own, each, phones[place])
        elif place == 0:
            _phones(own, each, person.name.phone)
        elif person.name.phone:
            _take(own, each, person.name.phone)
        made.append((each, own))
    return made


def _fill(reader: Reader, row: AttendeeRow, person: Person, position: str) -> None:
    """Fill name and position; a position beside the name counts where the column says none."""
    name, said = person.name, reader.text("name")
    row.name, row.name_key = name.text, name.key
    if not name.text:
        reader.note("name", "name_missing", found=said)
    elif name.honorific:
        reader.note("name", "name_honorific", found=said, proposed=name.text)
    typed = position.strip() or person.position
    if not reader.has("position") and not typed:
        return
    found = read_position(typed)
    if not found.name and (bare := position_before_place(typed)):
        found = read_position(bare)
    row.position = found.name
    if found.code:
        field = "position" if position.strip() or not typed else "name"
        reader.note(field, found.code, found=typed, proposed=found.name)


def _take(reader: Reader, row: AttendeeRow, phone: Phone) -> None:
    """Fill the numbers of one of several people."""
    row.phone_e164, row.phone_other = phone.e164, phone.other
    if phone.code and phone.code != "phone_missing":
        reader.note("phone", phone.code, found=reader.text("phone"), proposed=phone.proposed)


def _phones(reader: Reader, row: AttendeeRow, in_name: Phone | None) -> None:
    """Fill the two numbers from the phone columns and, failing them, from the name."""
    numbers: list[str] = []
    landlines: list[str] = []
    for field in ("phone", "phone_other"):
        if not reader.has(field):
            continue
        phone = read_phone(reader.cell(field))
        numbers += filter(None, (phone.e164,))
        landlines += filter(None, (phone.other,))
        missing = phone.code == "phone_missing"
        if phone.code and not (missing and (in_name or field == "phone_other")):
            reader.note(field, phone.code, found=reader.text(field), proposed=phone.proposed)
    if in_name:
        reader.note("name", "phone_in_name", found=reader.text("name"), proposed=in_name.proposed)
        numbers += filter(None, (in_name.e164,))
        landlines += filter(None, (in_name.other,))
    if numbers:
        row.phone_e164 = numbers[0]
    others = [number for number in numbers[1:] + landlines if number != row.phone_e164]
    row.phone_other = others[0] if others else ""
