"""Lists that are no table of one person a row."""

from tests.sheets.fresh.case import Person, Truth, person
from tests.sheets.fresh.files import Row, merge, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.tenth.base import bare, mute, some, ten


@ten("seating plan: a column for each round table, village in brackets")
def _(o: Office) -> Truth:
    who = [bare(mute(p)) for p in some(o, 16)]
    rows: list[Row] = [
        ["DENAH TEMPAT DUDUK"],
        [f"ROUND TABLE {at}" for at in range(1, 5)],
    ]
    said = [f"{p.name} ({p.desa})" for p in who]
    rows += [said[at : at + 4] for at in range(0, 16, 4)]
    return Truth(xlsx(rows, merge("A1:D1")), who)


@ten("rooms of a hotel shared by two people, of two kabupaten", regions=("33.04", "33.07"))
def _(o: Office) -> Truth:
    who = some(o, 10)
    rows: list[Row] = [
        ["ROOMING LIST HOTEL SURYA YUDHA"],
        ["Room", "Type", "Guest Name", "Asal KDMP", "Position", "Mobile", "C/I", "C/O", "Remark"],
    ]
    for at, p in enumerate(who):
        room = [str(201 + at // 2), "Twin"] if at % 2 == 0 else ["", ""]
        rows.append(
            [
                *room,
                p.name,
                f"KDMP {p.desa}, {where(p)}",
                p.position,
                p.local,
                "03-Jul",
                "05-Jul",
                "no smoking",
            ]
        )
    places = [f"{column}{at}:{column}{at + 1}" for at in range(3, 13, 2) for column in "AB"]
    return Truth(xlsx(rows, merge(*places)), who, foreign={"Twin"})


def where(p: Person) -> str:
    """Return the name of the regency, as it is shortened."""
    return p.village.regency.replace("Kabupaten", "Kab.")


@ten("forms of one person each below each other on a sheet")
def _(o: Office) -> Truth:
    rows: list[Row] = []
    wanted: list[Person] = []
    for at, village in enumerate(o.some(6), 1):
        p = person(o, village)
        rows += [
            [f"BIODATA PESERTA {at}"],
            ["Nama Lengkap", ":", p.name],
            ["Tempat, Tgl Lahir", ":", f"Banjarnegara, {at + 3} Mei 198{at}"],
            ["Jabatan dalam Koperasi", ":", p.position],
            ["Desa", ":", p.desa],
            ["Kecamatan", ":", p.kec],
            ["Nomor HP/WA", ":", p.local],
            [],
        ]
        wanted.append(p)
    return Truth(xlsx(rows, merge("A1:C1")), wanted)
