"""Lists of partners."""

from functools import partial

from tests.sheets.fresh.case import Host, Truth, fresh
from tests.sheets.fresh.files import Row, lines, merge, ods, text, xlsx
from tests.sheets.fresh.first.hosts import OFFERS, firms
from tests.sheets.fresh.office import Office

hosts = partial(fresh, 7, kind="partners")


@hosts("stands, person in charge and number in one cell, account and NPWP")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Usaha", "Jml Stand", "PJ / No. HP", "NPWP", "No. Rekening"]]
    wanted, foreign = [], set()
    for i, name in enumerate(firms(o, 8), 1):
        contact, phone = o.name(), o.phone()
        tax, account = f"01.000.01{i}.6-093.000", f"0301{o.rng.randrange(10**10, 10**11)}"
        foreign |= {tax, account}
        rows.append([i, name, i % 2 + 1, f"{contact} / 0{phone[3:]}", tax, account])
        wanted.append(Host(name, None, None, None, None, phone))
    return Truth(xlsx(rows), wanted, foreign=foreign)


@hosts("sectors as sections in capitals, with a sum of tables")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    rows: list[Row] = [["DAFTAR MITRA"], ["NO", "NAMA PERUSAHAAN", "PENAWARAN", "JUMLAH MEJA"]]
    offers = list(OFFERS.items())
    wanted = []
    for s, title in enumerate(("PERBANKAN", "PANGAN DAN ENERGI", "LAINNYA")):
        rows.append([title])
        for k in range(3):
            said, tags = offers[3 * s + k]
            rows.append([k + 1, some[3 * s + k], said, k + 1])
            wanted.append(Host(some[3 * s + k], k + 1, 1, tags))
    rows.append(["", "JUMLAH", "", 18])
    return Truth(xlsx(rows, merge("A1:D1")), wanted)


@hosts("answers of firms to a form with consent and file")
def _(o: Office) -> Truth:
    head = ["Timestamp", "Email Address", "Kami bersedia hadir pada Temu Bisnis", "Nama Perusahaan"]
    head += ["Nama PIC", "No. WA PIC", "Jabatan PIC", "Jumlah meja", "Unggah logo perusahaan"]
    rows: list[Row] = [head]
    wanted, foreign = [], set()
    for i, name in enumerate(firms(o, 8), 1):
        contact, phone = o.name(), o.phone()
        link = f"https://drive.google.com/open?id=1AbC{i}"
        foreign |= {link, f"m{i}@firma.co.id"}
        rows.append(
            [
                f"{i}/6/2025 10:00:00",
                f"m{i}@firma.co.id",
                "Ya, bersedia",
                name,
                contact,
                "0" + phone[3:],
                "Manajer Area",
                i % 3 + 1,
                link,
            ]
        )
        wanted.append(Host(name, i % 3 + 1, 1, None, contact, phone))
    return Truth(text(rows, ","), wanted, foreign=foreign)


@hosts("chat: firms with tables in brackets and cp")
def _(o: Office) -> Truth:
    said, wanted = ["Mitra yang hadir:"], []
    for i, name in enumerate(firms(o, 7), 1):
        contact, phone = o.name(), o.phone()
        said.append(f"- {name} ({i % 3 + 1} meja) cp {contact} 0{phone[3:]}")
        wanted.append(Host(name, i % 3 + 1, None, None, None, phone))
    return Truth(lines(*said), [], open=wanted)


@hosts("contacts not yet known, numbers of tables as words")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Mitra", "Meja", "Narahubung", "No HP"]]
    words = ["-", "belum ada", "(kosong)", "menyusul", "TBA"]
    wanted = []
    for i, name in enumerate(firms(o, 10)):
        if i < len(words):
            rows.append([i + 1, name, "1 meja", words[i], words[i]])
            wanted.append(Host(name, 1, 1, None, "", ""))
        else:
            contact, phone = o.name(), o.phone()
            rows.append([i + 1, name, "2 meja", contact, "0" + phone[3:]])
            wanted.append(Host(name, 2, 1, None, contact, phone))
    return Truth(ods(rows), wanted)


@hosts("days ticked behind each firm")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Mitra", "Hari 1", "Hari 2", "Jumlah Meja"]]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        rows.append([i, name, "v", "v" if i % 2 else "", i % 2 + 1])
        wanted.append(Host(name, i % 2 + 1))
    return Truth(xlsx(rows), wanted)


@hosts("firm, brand and group beside each other")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Perusahaan", "Merek Dagang", "Grup", "Jumlah Meja"]]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        rows.append([i, name, f"Merek {i}", "Grup Nusantara", i % 2 + 1])
        wanted.append(Host(name, i % 2 + 1))
    return Truth(xlsx(rows), wanted)


@hosts("firms with streets, websites and telephones of their offices")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["No", "Nama Instansi", "Alamat", "Telp Kantor", "Website", "Nama PIC", "HP PIC", "Meja"]
    ]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        contact, phone = o.name(), o.phone()
        rows.append(
            [
                i,
                name,
                f"Jl. Pemuda {i}",
                f"(0286) 59121{i}",
                f"www.f{i}.co.id",
                contact,
                "0" + phone[3:],
                1,
            ]
        )
        wanted.append(Host(name, 1, 1, None, contact, phone))
    return Truth(xlsx(rows), wanted, foreign={f"www.f{i}.co.id" for i in range(1, 9)})
