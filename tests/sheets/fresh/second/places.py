"""Villages and districts in cells, once more."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.files import xlsx
from tests.sheets.fresh.office import Office

two = partial(fresh, 2)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def row(i: int, p: Person) -> list[object]:
    return [i, p.name, p.position, p.desa, p.kec, p.local]


def table(some: list[Person]) -> list[list[object]]:
    return [row(i, p) for i, p in enumerate(some, 1)]


@two("cooperatives in the column of villages")
def _(o: Office) -> Truth:
    some = people(o, 15)
    rows = table(some)
    words = (
        "KDMP {}",
        "Koperasi Desa Merah Putih {}",
        "KOPDES MERAH PUTIH {}",
        "Kop. Merah Putih {}",
        "KDMP Desa {}",
    )
    for i, each in enumerate(rows):
        each[3] = words[i % 5].format(some[i].desa)
    return Truth(xlsx([HEAD, *rows]), some)


@two("whole addresses with hamlet and post code")
def _(o: Office) -> Truth:
    some = people(o, 16)
    ways = (
        "Dusun Krajan RT 02 RW 01 Desa {} Kec. {} Kab. Banjarnegara 53471",
        "Dk. Karang Rt.3/Rw.4, {}, {}, Banjarnegara",
        "Jl. Pemuda No. 8 {} - {} 53461", "RT 001/RW 005 Ds. {} Kec. {}",
    )  # fmt: skip
    rows = [
        [i, p.name, p.position, ways[i % 4].format(p.desa, p.kec), p.local]
        for i, p in enumerate(some)
    ]
    return Truth(xlsx([["No", "Nama", "Jabatan", "Alamat Lengkap", "No HP"], *rows]), some)


@two("numbers and codes before the villages")
def _(o: Office) -> Truth:
    some = people(o, 15)
    rows = table(some)
    for i, (each, p) in enumerate(zip(rows, some, strict=True)):
        each[3] = (
            f"{i + 1}. {p.desa}",
            f"{p.village.code} {p.desa}",
            f"{p.desa} ({p.village.code})",
        )[i % 3]
    return Truth(xlsx([HEAD, *rows]), some)


@two("districts as they are misspelt and shortened")
def _(o: Office) -> Truth:
    wrong = {
        "Purworeja Klampok": ("Purwareja Klampok", "Purworejo Klampok"),
        "Karangkobar": ("Karang Kobar",),
        "Banjarmangu": ("Banjar Mangu", "Bjr. Mangu"), "Purwanegara": ("Purwonegoro",),
        "Pejawaran": ("Pejawaaran",),
        "Pagedongan": ("PAGEDONGAN ",), "Wanadadi": ("Wonodadi",), "Mandiraja": ("Mandirojo",),
    }  # fmt: skip
    some, said = [], []
    for kecamatan, words in wrong.items():
        for word in words:
            village = next(v for v in o.own if v.kecamatan == kecamatan)
            o.own.remove(village)
            some.append(person(o, village))
            said.append(word)
    rows = table(some)
    for each, word in zip(rows, said, strict=True):
        each[4] = word
    return Truth(xlsx([HEAD, *rows]), [], open=some)


@two("districts by formula without their values")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = table(some)
    for i, each in enumerate(rows, 2):
        each[4] = f"=VLOOKUP(D{i},Ref!A:B,2,FALSE)"
    return Truth(
        xlsx({"Data": [HEAD, *rows], "Ref": [["Desa", "Kec"], ["Berta", "Susukan"]]}), some
    )


@two("a village's name and that of its hamlet")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = table(some)
    for i, each in enumerate(rows):
        each[3] = (
            f"Krajan, {some[i].desa}",
            f"{some[i].desa} RT 2 RW 1",
            f"{some[i].desa} (Dusun Krajan)",
        )[i % 3]
    return Truth(xlsx([HEAD, *rows]), some)
