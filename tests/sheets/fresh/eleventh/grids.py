"""People where columns and rows cross."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.eleventh.parts import MADURA, bare, dashed, digits
from tests.sheets.fresh.files import merge, text, xls, xlsx
from tests.sheets.fresh.names import BALI, BATAK, PAPUA
from tests.sheets.fresh.office import MAIN, Office

grid = partial(fresh, 11)


@grid("a village a row, an office a column, name and number in two lines of a cell")
def _(o: Office) -> Truth:
    rows: list[list[object]] = [["KECAMATAN", "DESA/KEL", *(post.upper() for post in MAIN)]]
    some: list[Person] = []
    for village in o.some(8):
        board = [person(o, village, post) for post in MAIN]
        rows.append(
            [village.kecamatan, village.name, *(f"{p.name}\n{p.local}" for p in board)],
        )
        some += board
    return Truth(xlsx({"Matriks": rows}), some)


@grid("turned round: headings down the side, a village a column", regions=("35.27",))
def _(o: Office) -> Truth:
    o.call(MADURA)
    some = people(o, 9)
    rows: list[list[object]] = [
        ["DATA PESERTA KONTAK BISNIS KAB. SAMPANG"],
        ["Nama Desa", *(p.desa for p in some)],
        ["Kecamatan", *(p.kec for p in some)],
        ["Nama Peserta", *(p.name for p in some)],
        ["Jabatan", *(p.position for p in some)],
        ["No. WhatsApp", *(p.local for p in some)],
    ]
    return Truth(xls(rows), some)


@grid("headings of three storeys, the mayor of the village first", regions=("51.08",))
def _(o: Office) -> Truth:
    o.call(BALI)
    villages = o.some(9)
    chairs = [person(o, v, "Ketua") for v in villages]
    heads = [person(o, v, "Kepala Desa") for v in villages]
    rows: list[list[object]] = [
        ["NO", "WILAYAH", "", "PERSONALIA", "", "", ""],
        ["", "KECAMATAN", "DESA", "PERBEKEL", "", "KETUA KDMP", ""],
        ["", "", "", "NAMA", "HP", "NAMA", "HP"],
    ]
    rows += [
        [i, c.kec, c.desa, h.name, h.local, c.name, c.local]
        for i, (c, h) in enumerate(zip(chairs, heads, strict=True), 1)
    ]
    touch = merge("A1:A3", "B1:C1", "D1:G1", "B2:B3", "C2:C3", "D2:E2", "F2:G2")
    others = [Person(h.name, h.village, h.phone, None) for h in heads]
    return Truth(xlsx(rows, touch), chairs, alike=others)


@grid("pivot table in outline form, with subtotals")
def _(o: Office) -> Truth:
    rows: list[list[object]] = [
        ["Status", "(All)", "", "", ""],
        [],
        ["Count of NAMA", "", "", "", ""],
        ["KECAMATAN", "DESA", "NAMA", "NO_HP", "Total"],
    ]
    some: list[Person] = []
    for villages in o.districts(3, 3):
        for i, p in enumerate(bare(district(o, villages))):
            rows.append([p.kec if i == 0 else "", p.desa, p.name, p.local, 1])
            mate = Person(o.name(), p.village, o.phone())
            rows.append(["", "", mate.name, mate.local, 1])
            rows.append(["", f"{p.desa} Total", "", "", 2])
            some += [p, mate]
        rows.append([f"{villages[0].kecamatan} Total", "", "", "", 6])
    rows.append(["Grand Total", "", "", "", 18])
    return Truth(xlsx({"Pivot": rows}), some)


@grid("a row for each answer: number, question, answer")
def _(o: Office) -> Truth:
    some = people(o, 8)
    rows: list[list[object]] = [["id_responden", "pertanyaan", "jawaban"]]
    for p in some:
        who = digits(o, 5, "7")
        rows += [
            [who, "Nama Lengkap", p.name],
            [who, "Desa/Kelurahan", p.desa],
            [who, "Jabatan di Koperasi", p.position],
            [who, "Nomor HP", p.local],
        ]
    return Truth(text(rows, ","), some)


@grid("two districts side by side, each under its own title", regions=("12.02",))
def _(o: Office) -> Truth:
    o.call(BATAK)
    left, right = (district(o, villages) for villages in o.districts(2, 6))
    rows: list[list[object]] = [
        [f"KEC. {left[0].kec.upper()}", "", "", "", "", f"KEC. {right[0].kec.upper()}"],
        ["No", "Nama", "Desa", "No HP", "", "No", "Nama", "Desa", "No HP"],
    ]
    for i, (a, b) in enumerate(zip(left, right, strict=True), 1):
        rows.append([i, a.name, a.desa, a.local, "", i, b.name, b.desa, b.local])
    rows += [["", "Jumlah", "6 orang", "", "", "", "Jumlah", "6 orang"]]
    return Truth(xls({"Peserta": rows}), bare([*left, *right]))


@grid("people of a village below one another in one merged cell of the village", regions=("95.01",))
def _(o: Office) -> Truth:
    o.call(PAPUA)
    rows: list[list[object]] = [["DISTRIK", "KAMPUNG", "NAMA", "JABATAN", "NO. TELEPON", "KET"]]
    some: list[Person] = []
    places: list[str] = []
    for village in o.some(6):
        board = [person(o, village, post) for post in MAIN]
        top = len(rows) + 1
        for i, p in enumerate(board):
            place = [village.kecamatan, village.name] if i == 0 else ["", ""]
            rows.append([*place, p.name, p.position, dashed(p), "hadir" if i else ""])
        places += [f"A{top}:A{top + 2}", f"B{top}:B{top + 2}"]
        some += board
    return Truth(xlsx(rows, merge(*places)), some)
