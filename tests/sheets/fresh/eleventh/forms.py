"""Forms of a page a person, lists with a key beside them, and lists with gaps."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people
from tests.sheets.fresh.eleventh.parts import BANJAR, MINAHASA, digits
from tests.sheets.fresh.files import ods, text, xls, xlsx
from tests.sheets.fresh.office import MAIN, Office

form = partial(fresh, 11)


@form("a sheet with a form for each person", regions=("34.04",))
def _(o: Office) -> Truth:
    some = people(o, 8)
    niks = [digits(o, 16, "3404") for _ in some]
    sheets: dict[str, list[list[object]]] = {}
    for i, (p, nik) in enumerate(zip(some, niks, strict=True), 1):
        sheets[f"Form ({i})"] = [
            ["", "BIODATA PESERTA"],
            [],
            ["", "1.", "Nama Lengkap", ":", p.name],
            ["", "2.", "NIK", ":", nik],
            ["", "3.", "Tempat/Tgl Lahir", ":", "Sleman, 12 Maret 1980"],
            ["", "4.", "Jabatan", ":", p.position],
            ["", "5.", "Kalurahan", ":", p.desa],
            ["", "6.", "Kapanewon", ":", p.kec],
            ["", "7.", "No. HP/WA", ":", p.local],
            [],
            ["", "", "", "", "Sleman, 30 Juni 2025"],
            ["", "", "", "", "Yang menyatakan,"],
            [],
            ["", "", "", "", p.name],
        ]
    return Truth(xlsx(sheets), some, foreign=set(niks))


@form("forms below one another, the last one not filled in", regions=("71.02",))
def _(o: Office) -> Truth:
    o.call(MINAHASA)
    some = people(o, 7)
    rows: list[list[object]] = []
    for p in [*some, None]:
        rows += [
            ["FORMULIR KESEDIAAN HADIR"],
            ["Yang bertanda tangan di bawah ini:"],
            ["Nama", "", f": {p.name}" if p else ": ................"],
            ["Jabatan", "", f": {p.position}" if p else ": ................"],
            ["Desa / Kelurahan", "", f": {p.desa}" if p else ": ................"],
            ["Kecamatan", "", f": {p.kec}" if p else ": ................"],
            ["No. HP (WA)", "", f": {p.local}" if p else ": ................"],
            ["Dengan ini menyatakan bersedia hadir."],
            [],
            [],
        ]
    return Truth(xls(rows), some)


@form("a code for each office, and the key of the codes at the right")
def _(o: Office) -> Truth:
    some = people(o, 12)
    key = [["KETERANGAN KODE JABATAN"], ["1 = Ketua"], ["2 = Sekretaris"], ["3 = Bendahara"]]
    rows: list[list[object]] = [["NO", "NAMA", "DESA", "KECAMATAN", "JABATAN", "HP"]]
    for i, p in enumerate(some):
        beside = ["", *key[i]] if i < len(key) else []
        code = MAIN.index(p.position or "") + 1
        rows.append([i + 1, p.name, p.desa, p.kec, code, p.local, *beside])
    return Truth(xlsx({"DATA": rows}), some)


@form("two people in a cell, some clear and some not")
def _(o: Office) -> Truth:
    villages = o.some(8)
    rows: list[list[object]] = [["Desa", "Kecamatan", "Yang Hadir"]]
    some: list[Person] = []
    for i, village in enumerate(villages):
        a = Person(o.name(), village, "", "Ketua")
        b = Person(o.name(), village, "", "Sekretaris")
        said = (
            f"{a.name} (Ketua), {b.name} (Sekretaris)",
            f"1. {a.name} (Ketua) 2. {b.name} (Sekretaris)",
            f"{a.name} (Ketua)\n{b.name} (Sekretaris)",
            f"Ketua: {a.name}; Sekretaris: {b.name}",
        )[i % 4]
        rows.append([village.name, village.kecamatan, said])
        some += [a, b]
    unsure = o.some(1)[0]
    told = f"{o.name()} diwakili Sekretaris"
    rows.append([unsure.name, unsure.kecamatan, told])
    mind = [Person(told.split(" diwakili", maxsplit=1)[0], unsure, "", None)]
    return Truth(xlsx(rows), some, open=mind)


@form("gaps: some without a village, some without a name, one of a village that is none")
def _(o: Office) -> Truth:
    some = people(o, 12)
    lost = [o.name() for _ in range(3)]
    empty = people(o, 2)
    rows: list[list[object]] = [["Nama", "Desa", "Kecamatan", "Jabatan", "HP"]]
    rows += [[p.name, p.desa, p.kec, p.position, p.local] for p in some]
    rows.insert(3, [lost[0], "", "", "Ketua", o.phone()])
    rows.insert(7, [lost[1], "", "", "", ""])
    rows.insert(9, ["", empty[0].desa, empty[0].kec, "Ketua", empty[0].local])
    rows.insert(11, [lost[2], "Sidomukti Jaya Abadi", "", "Sekretaris", o.phone()])
    rows.append(["", empty[1].desa, empty[1].kec, "", ""])
    told = [*lost, empty[0].desa, empty[1].desa]
    return Truth(text(rows, ";", code="cp1252"), some, told=told)


@form("two regencies in one book, words of each of them", regions=("63.03", "62.02"))
def _(o: Office) -> Truth:
    o.call(BANJAR)
    some = people(o, 14)
    sheets: dict[str, list[list[object]]] = {}
    for tab, code, word in (("Kab. Banjar", "63.03", "Desa"), ("Kotim", "62.02", "Desa/Kel.")):
        group = [p for p in some if p.village.code.startswith(code)]
        sheets[tab] = [["No", word, "Kecamatan", "Nama Perwakilan", "Jabatan", "Nomor Kontak"]]
        sheets[tab] += [
            [i, p.desa, p.kec, p.name, p.position, int(p.phone[1:])] for i, p in enumerate(group, 1)
        ]
    return Truth(ods(sheets), some)


@form("villages and numbers of the office, but nobody's name")
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[list[object]] = [["KECAMATAN", "DESA", "TELP KANTOR", "LUAS (HA)", "KK"]]
    rows += [[p.kec, p.desa, f"0286-59{i:04}", 210.5 + i, 800 + i] for i, p in enumerate(some)]
    data = xlsx({"Profil": rows})
    return Truth(data, [], refused={"columns_missing", "rows_not_understood"})
