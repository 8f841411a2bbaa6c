"""Messages of groups."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people
from tests.sheets.fresh.files import lines
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.seventh.headings import bare

seven = partial(fresh, 7)


def _dashed(p: Person) -> str:
    return f"{p.local[:4]}-{p.local[4:8]}-{p.local[8:]}"


@seven("chat: village, colon, name, post in brackets, number")
def _(o: Office) -> Truth:
    some: list[Person] = []
    said = ["Assalamualaikum, ijin mengirim data peserta", ""]
    for group in o.districts(2, 5):
        there = district(o, group)
        said += [f"*Kec. {there[0].kec}*"]
        said += [
            f"{i}. Ds {p.desa} : {p.name} ({p.position}) {_dashed(p)}"
            for i, p in enumerate(there, 1)
        ]
        said += [""]
        some += there
    return Truth(lines(*said, "Matur nuwun 🙏"), some)


@seven("chat: forms of each person with lines between")
def _(o: Office) -> Truth:
    some = people(o, 7)
    said = ["FORM PENDAFTARAN PESERTA", ""]
    for p in some:
        said += [f"Nama : {p.name}", f"Jabatan : {p.position}", f"Asal Desa : {p.desa}"]
        said += [f"Kecamatan : {p.kec}", f"No. WA : {_dashed(p)}", "—————————"]
    return Truth(lines(*said), some)


@seven("chat: exported with answers of others between")
def _(o: Office) -> Truth:
    some = people(o, 8)
    said = ["04/07/25 07.30 - Pesan dan panggilan terenkripsi secara end-to-end."]
    for i, p in enumerate(some):
        at = f"04/07/25 08.{i:02} - Admin Kec: "
        said += [f"{at}{p.name}, {p.position}, Desa {p.desa} Kec. {p.kec}, {p.local}"]
        if i % 3 == 0:
            said += [f"04/07/25 08.{i:02} - Pak Camat: siap pak", "04/07/25 08.40 - Bu Sri: 🙏🙏"]
    return Truth(lines(*said), some)


@seven("chat: table with strokes")
def _(o: Office) -> Truth:
    some = people(o, 8)
    said = ["| No | Nama | Jabatan | Desa | Kecamatan | HP |", "|---|---|---|---|---|---|"]
    said += [
        f"| {i} | {p.name} | {p.position} | {p.desa} | {p.kec} | {p.local} |"
        for i, p in enumerate(some, 1)
    ]
    return Truth(lines(*said), some)


@seven("chat: nobody yet for some villages")
def _(o: Office) -> Truth:
    some: list[Person] = []
    [group] = o.districts(1, 7)
    there = district(o, group)
    said = [f"Peserta Kecamatan {there[0].kec}"]
    told = []
    for i, p in enumerate(there, 1):
        if i in {3, 6}:
            said.append(f"{i}. {p.desa} - belum ada")
            told.append(p.desa)
        else:
            said.append(f"{i}. {p.desa} - {p.name} - {p.local}")
            some.append(p)
    return Truth(lines(*said), [], open=bare(some), told=told)


@seven("chat: number on the line below, villages in brackets")
def _(o: Office) -> Truth:
    some = people(o, 8)
    said = ["Daftar peserta:"]
    for i, p in enumerate(some, 1):
        said += [f"{i}. {p.name} (Desa {p.desa}, Kec. {p.kec})", f"    Hp. {_dashed(p)}"]
    return Truth(lines(*said), [], open=bare(some))


@seven("chat: letters for people below numbers for villages")
def _(o: Office) -> Truth:
    said = ["DATA PESERTA"]
    some: list[Person] = []
    for i, v in enumerate(o.some(6), 1):
        said.append(f"{i}. Desa {v.name} Kec. {v.kecamatan}")
        for letter, job in (("a", "Ketua"), ("b", "Bendahara")):
            p = Person(o.name(), v, o.phone(), job)
            said.append(f"   {letter}. {p.name} ({job}) {p.local}")
            some.append(p)
    return Truth(lines(*said), [], open=some, refused={"columns_missing"})


@seven("chat: one long line, people between semicolons")
def _(o: Office) -> Truth:
    some = people(o, 6)
    said = "; ".join(f"{p.name} ({p.position} KDMP {p.desa}, {p.kec}) {p.local}" for p in some)
    return Truth(
        lines(f"Peserta: {said}."),
        [],
        open=some,
        refused={"columns_missing", "rows_not_understood"},
    )
