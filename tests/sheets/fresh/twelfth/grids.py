"""Tables that are laid out in ways of their own."""

from dataclasses import replace
from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people, person
from tests.sheets.fresh.files import Row, merge, ods, xls, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.twelfth.hands import desa, hp, jab, kec, nama

twelfth = partial(fresh, 12)


@twelfth("people in columns, what is asked in rows")
def _(o: Office) -> Truth:
    some = people(o, 6)
    rows: list[Row] = [
        ["Nama", *(p.name for p in some)],
        ["Jabatan", *(p.position for p in some)],
        ["Desa", *(p.desa for p in some)],
        ["Kecamatan", *(p.kec for p in some)],
        ["No HP", *(p.local for p in some)],
    ]
    return Truth(xlsx(rows), some)


@twelfth("cards of people, two beside one another")
def _(o: Office) -> Truth:
    some = people(o, 6)
    rows: list[Row] = [["KARTU PESERTA KONTAK BISNIS"], []]
    for a, b in zip(some[::2], some[1::2], strict=True):
        rows += [
            ["Nama", f": {a.name}", "", "Nama", f": {b.name}"],
            ["Jabatan", f": {a.position}", "", "Jabatan", f": {b.position}"],
            ["Desa", f": {a.desa}", "", "Desa", f": {b.desa}"],
            ["Kecamatan", f": {a.kec}", "", "Kecamatan", f": {b.kec}"],
            ["No. HP", f": {a.local}", "", "No. HP", f": {b.local}"],
            [],
        ]
    return Truth(xlsx(rows), some)


@twelfth("chair, secretary and treasurer of a village beside one another, under merged headings")
def _(o: Office) -> Truth:
    offices = ("Ketua", "Sekretaris", "Bendahara")
    some = []
    rows: list[Row] = [
        ["NO", "KECAMATAN", "DESA", "KETUA", "", "SEKRETARIS", "", "BENDAHARA", ""],
        ["", "", "", "NAMA", "NO HP", "NAMA", "NO HP", "NAMA", "NO HP"],
    ]
    for i, village in enumerate(o.some(6), 1):
        three = [person(o, village, office) for office in offices]
        some += three
        cells = [cell for p in three for cell in (p.name, p.local)]
        rows.append([i, village.kecamatan, village.name, *cells])
    touch = merge("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:I1")
    return Truth(xlsx(rows, touch), some)


@twelfth("sheet for each district with short names, one for totals and one for notes")
def _(o: Office) -> Truth:
    some = []
    sheets: dict[str, list[Row]] = {}
    for i, villages in enumerate(o.districts(5, 3), 1):
        kec = villages[0].kecamatan
        three = [person(o, village) for village in villages]
        some += three
        sheets[f"{i}. {kec}"] = [
            ["DATA PESERTA"],
            [],
            ["No", "Desa", "Nama", "Jabatan", "No WA"],
            *([n, desa(p), nama(p), jab(p), hp(p)] for n, p in enumerate(three, 1)),
        ]
    total: list[Row] = [["Kecamatan", "Jumlah"], *([name[3:], 3] for name in sheets), ["Total", 15]]
    notes: list[Row] = [["Catatan:"], ["Batas pengumpulan 30 Juni 2025 di email dinas"]]
    return Truth(ods({"REKAP": total, **sheets, "Catatan": notes}), some)


@twelfth("marks of repetition of four kinds under the district")
def _(o: Office) -> Truth:
    some = []
    rows: list[Row] = [["Nama Lengkap", "Kecamatan", "Desa", "Jabatan", "Handphone"]]
    for mark, villages in zip(("〃", "-//-", "s.d.a", "idem"), o.districts(4, 4), strict=True):
        for i, village in enumerate(villages):
            p = person(o, village)
            some.append(p)
            rows.append([nama(p), mark if i else kec(p), desa(p), jab(p), hp(p)])
    return Truth(xls(rows), some)


@twelfth("second table below, with the columns in another order")
def _(o: Office) -> Truth:
    some = people(o, 14)
    some[2] = replace(some[2], name="Ngatini")
    some[9] = replace(some[9], name="Drs. H. Slamet Riyadi")
    rows: list[Row] = [["NO", "NAMA", "JABATAN", "DESA", "KECAMATAN", "NO. HP"]]
    rows += [[i, nama(p), jab(p), desa(p), kec(p), hp(p)] for i, p in enumerate(some[:8], 1)]
    rows += [[], ["PESERTA TAMBAHAN (belum masuk SK)"]]
    rows += [["NO", "KECAMATAN", "DESA", "NAMA", "NO. HP", "JABATAN"]]
    rows += [[i, kec(p), desa(p), nama(p), hp(p), p.position] for i, p in enumerate(some[8:], 1)]
    late = o.some(1)[0]
    rows += [[7, late.kecamatan, late.name, "(menyusul)", "", "Ketua"]]
    return Truth(xlsx(rows), some, told=[late.name])


@twelfth("name above number, village above district, with breaks within cells")
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[Row] = [["No", "Nama / No. HP", "Desa / Kecamatan", "Jabatan"]]
    rows += [
        [i, f"{p.name}\n{p.local}", f"{p.desa}\n{p.kec}", p.position] for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@twelfth("village as a line of its own, then two or three of its officers")
def _(o: Office) -> Truth:
    some = []
    rows: list[Row] = [["No", "Nama", "Jabatan", "No. HP"]]
    for i, village in enumerate(o.some(5)):
        rows.append([f"Desa {village.name} Kecamatan {village.kecamatan}", "", "", ""])
        for n, office in enumerate(("Ketua", "Sekretaris", "Bendahara")[: 2 + i % 2], 1):
            p = person(o, village, office)
            some.append(p)
            rows.append([n, nama(p), office, hp(p)])
    return Truth(xlsx(rows), some)
