"""Chats, once more."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people
from tests.sheets.fresh.files import lines
from tests.sheets.fresh.office import Office

two = partial(fresh, 2)


def bare(some: list[Person]) -> list[Person]:
    return [Person(p.name, p.village, p.phone) for p in some]


@two("numbers on keycaps")
def _(o: Office) -> Truth:
    some = bare(people(o, 9))
    said = [f"{i}\ufe0f\u20e3 {p.name} - {p.desa} - {p.local}" for i, p in enumerate(some, 1)]
    return Truth(lines("📣 *PESERTA*", *said), some)


@two("three lines for each number")
def _(o: Office) -> Truth:
    some = bare(people(o, 10))
    said: list[str] = []
    for i, p in enumerate(some, 1):
        said += [f"{i}. {p.name}", f"   Desa {p.desa}", f"   {p.local}"]
    return Truth(lines("Daftar peserta kecamatan:", *said), some)


@two("the pattern in the first line")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [f"{p.name}/{p.desa}/{p.kec}/{p.position}/{p.local}" for p in some]
    return Truth(lines("Format: Nama/Desa/Kecamatan/Jabatan/HP", "", *said), some)


@two("one message of an iPhone with the whole list")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [f"{i}. {p.name}, {p.position}, {p.desa}, {p.local}" for i, p in enumerate(some, 1)]
    top = "[01/07/25 10.12.33] Bu Ani Koperasi: Assalamu'alaikum, ini daftar peserta dari kami:"
    return Truth(lines(top, *said, "Matur nuwun"), some)


@two("export of Android with talk between")
def _(o: Office) -> Truth:
    some = bare(people(o, 10))
    said = ["01/07/25 07.00 - Pesan dan panggilan terenkripsi secara end-to-end."]
    for i, p in enumerate(some, 1):
        said.append(f"01/07/25 08.{i:02} - Pak {o.name()}: {i}. {p.name} - {p.desa} - {p.local}")
        if i % 3 == 0:
            said.append(f"01/07/25 08.{i + 20} - Bu Camat: Siap, terima kasih pak 🙏")
    return Truth(lines(*said), some)


@two("village = name")
def _(o: Office) -> Truth:
    some = [Person(p.name, p.village) for p in people(o, 12)]
    return Truth(lines("Nama ketua yg hadir", *(f"{p.desa} = {p.name}" for p in some)), some)


@two("districts with villages and people indented below")
def _(o: Office) -> Truth:
    said: list[str] = []
    some: list[Person] = []
    for villages in o.districts(3, 4):
        group = bare(district(o, villages))
        said += [f"📍 Kecamatan {group[0].kec}"]
        said += [f"  - Ds {p.desa}: Bp. {p.name} {p.local}" for p in group] + [""]
        some += group
    return Truth(lines(*said), some)


@two("fields separated by bars and tabs")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [
        f"| {i} | {p.name} | {p.position} | {p.desa} | {p.local} |" for i, p in enumerate(some, 1)
    ]
    return Truth(lines("| No | Nama | Jabatan | Desa | HP |", "|---|---|---|---|---|", *said), some)


@two("cards with a colon and stars")
def _(o: Office) -> Truth:
    some = people(o, 10)
    said: list[str] = []
    for p in some:
        said += [
            "*FORMAT KONFIRMASI*",
            f"*Nama* : {p.name}",
            f"*Asal* : Desa {p.desa}, Kec. {p.kec}",
        ]
        said += [f"*Jabatan* : {p.position}", f"*No. WA* : {p.local}", "------------"]
    return Truth(lines(*said), some)


@two("names and villages without numbers of phones")
def _(o: Office) -> Truth:
    some = [Person(p.name, p.village) for p in people(o, 14)]
    return Truth(
        lines(*(f"{i}) {p.name} ({p.desa}, {p.kec})" for i, p in enumerate(some, 1))), some
    )


@two("plain talk without any list")
def _(o: Office) -> Truth:
    said = (
        "Selamat pagi bapak ibu",
        "Mohon kirim daftar peserta ya",
        "Siap pak, nanti sore",
        "Terima kasih",
    )
    return Truth(lines(*said), [], refused={"columns_missing", "rows_not_understood"})
