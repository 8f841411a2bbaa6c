"""Partners over several rows, ticked and in plans, of the fourth batch."""

from functools import partial

from tests.sheets.fresh.case import Host, Truth, fresh
from tests.sheets.fresh.files import Row, merge, ods, text, xls, xlsx
from tests.sheets.fresh.first.hosts import OFFERS, firms
from tests.sheets.fresh.office import Office

hosts = partial(fresh, 4, kind="partners")


@hosts("a row for each table, the partner's name repeated")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Mitra", "Nomor Meja"]]
    wanted = []
    for i, name in enumerate(firms(o, 7), 1):
        rows += [[len(rows) + k, name, f"Meja {len(rows) + k}"] for k in range(i % 3 + 1)]
        wanted.append(Host(name, i % 3 + 1))
    return Truth(xlsx(rows), wanted)


@hosts("a row for each table, the name once and blank below")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Mitra", "No Meja"]]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        rows += [[name if not k else "", len(rows) + k] for k in range(i % 3 + 1)]
        wanted.append(Host(name, i % 3 + 1))
    return Truth(text(rows), wanted)


@hosts("plan of tables: the table first, then its partner")
def _(o: Office) -> Truth:
    rows: list[Row] = [["DENAH MEJA"], ["Meja", "Mitra", "Keterangan"]]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        rows += [[len(rows) - 1 + k, name, ""] for k in range(i % 2 + 1)]
        wanted.append(Host(name, i % 2 + 1))
    return Truth(xls(rows), wanted)


@hosts("a row for each contact, name and number of tables once")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Instansi", "Jumlah Meja", "Narahubung", "HP"]]
    wanted, places = [], []
    for i, name in enumerate(firms(o, 7), 1):
        at, first = len(rows) + 1, (o.name(), o.phone())
        others = [(o.name(), o.phone()) for _ in range(i % 3)]
        for k, (pic, phone) in enumerate([first, *others]):
            start = [i, name, i % 2 + 1] if not k else ["", "", ""]
            rows.append([*start, pic, "0" + phone[3:]])
        if others:
            places += [f"{c}{at}:{c}{len(rows)}" for c in "ABC"]
        wanted.append(Host(name, i % 2 + 1, 1, None, None, first[1]))
    return Truth(xlsx(rows, merge(*places)), wanted)


@hosts("a row for each contact, all of the partner repeated")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Nama Perusahaan", "Jenis", "Jumlah Meja", "PIC", "No HP PIC"]]
    wanted = []
    for i, name in enumerate(firms(o, 7), 1):
        contacts = [(o.name(), o.phone()) for _ in range(i % 2 + 1)]
        rows += [[name, "Swasta", 2, pic, "0" + phone[3:]] for pic, phone in contacts]
        wanted.append(Host(name, 2, 1, None, None, contacts[0][1]))
    return Truth(text(rows), wanted)


@hosts("a row for each offer, the name merged")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Mitra", "Penawaran"]]
    wanted, places = [], []
    pairs = list(OFFERS.items())
    for i, name in enumerate(firms(o, 7)):
        at = len(rows) + 1
        some = [pairs[i], pairs[(i + 3) % 10]][: i % 2 + 1]
        rows += [
            [i + 1 if not k else "", name if not k else "", a] for k, (a, _) in enumerate(some)
        ]
        if len(some) > 1:
            places += [f"A{at}:A{at + 1}", f"B{at}:B{at + 1}"]
        wanted.append(Host(name, 1, 1, tuple(sorted({t for _, tags in some for t in tags}))))
    return Truth(xlsx(rows, merge(*places)), wanted)


@hosts("offers ticked in columns")
def _(o: Office) -> Truth:
    kinds = {"LPG": "lpg", "Pupuk": "pupuk", "Sembako": "sembako", "Gudang": "gudang"}
    rows: list[Row] = [["No", "Nama Mitra", *kinds, "Jumlah Meja"]]
    wanted = []
    for i, name in enumerate(firms(o, 9), 1):
        chosen = o.rng.sample(sorted(kinds), i % 2 + 1)
        rows.append([i, name, *("v" if k in chosen else "" for k in kinds), i % 3 + 1])
        wanted.append(Host(name, i % 3 + 1, 1, tuple(sorted(kinds[k] for k in chosen))))
    return Truth(xlsx(rows), wanted)


@hosts("kinds ticked in columns")
def _(o: Office) -> Truth:
    kinds = ["BUMN", "BUMD", "Swasta", "Instansi"]
    rows: list[Row] = [["No", "Nama", *kinds, "Meja"]]
    wanted = []
    for i, name in enumerate(firms(o, 9), 1):
        rows.append([i, name, *("√" if k == i % 4 else "" for k in range(4)), i % 3 + 1])
        wanted.append(Host(name, i % 3 + 1))
    return Truth(ods(rows), wanted)


@hosts("sessions ticked in columns")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Mitra", "Pagi", "Siang", "Jumlah Meja"]]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        rows.append([i, name, "v" if i % 3 else "", "v", i % 2 + 1])
        wanted.append(Host(name, i % 2 + 1))
    return Truth(xlsx(rows), wanted)


@hosts("NARAHUBUNG over name and number, MEJA over count and numbers")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["NO", "NAMA MITRA", "MEJA", "", "NARAHUBUNG", ""],
        ["", "", "JUMLAH", "NOMOR", "NAMA", "HP"],
    ]
    wanted, at = [], 1
    for i, name in enumerate(firms(o, 8), 1):
        pic, phone, count = o.name(), o.phone(), i % 2 + 1
        rows.append([i, name, count, f"{at}-{at + 1}" if count > 1 else at, pic, "0" + phone[3:]])
        wanted.append(Host(name, count, 1, None, pic, phone))
        at += count
    return Truth(xlsx(rows, merge("A1:A2", "B1:B2", "C1:D1", "E1:F1")), wanted)


@hosts("plan of the hall: partners where their tables stand")
def _(o: Office) -> Truth:
    some = firms(o, 12)
    rows: list[Row] = [["", "PANGGUNG"], *(some[i : i + 4] for i in range(0, 12, 4)), ["PINTU"]]
    return Truth(xlsx(rows), [], open=[Host(n, 1) for n in some], refused={"columns_missing"})


@hosts("status of confirmation ticked, those who decline below")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    rows: list[Row] = [["No", "Perusahaan", "Hadir", "Tidak Hadir", "Belum Konfirmasi", "Meja"]]
    rows += [
        [i, n, *("v" if k == i % 3 else "" for k in range(3)), 1] for i, n in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), [], open=[Host(n, 1) for n in some])
