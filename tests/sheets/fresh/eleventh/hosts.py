"""Partners in plans of a hall, in forms and in books of offices."""

from functools import partial

from tests.sheets.fresh.case import Host, Truth, fresh
from tests.sheets.fresh.eleventh.parts import digits, firms
from tests.sheets.fresh.files import lines, merge, ods, page, text, xls, xlsx
from tests.sheets.fresh.office import Office

host = partial(fresh, 11, kind="partners")


def local(phone: str) -> str:
    """Return the number with a zero."""
    return f"0{phone[3:]}"


@host("plan of a hall: a row for each table, companies again for each of theirs")
def _(o: Office) -> Truth:
    some = firms(o, 7)
    counts = (3, 1, 2, 1, 4, 2, 1)
    rows: list[list[object]] = [["DENAH MEJA KONTAK BISNIS"], ["No Meja", "Nama Mitra", "Zona"]]
    at = 0
    for name, count in zip(some, counts, strict=True):
        for _ in range(count):
            at += 1
            rows.append([f"Meja {at}", name, "ABC"[at % 3]])
    wanted = [Host(n, c) for n, c in zip(some, counts, strict=True)]
    return Truth(xlsx({"Denah": rows}), wanted)


@host("ranges of the numbers of tables")
def _(o: Office) -> Truth:
    some = firms(o, 7)
    said = ("1 - 3", "4", "5 s.d. 6", "7, 8", "9-12", "13 & 14", "15")
    counts = (3, 1, 2, 2, 4, 2, 1)
    phones = [o.phone() for _ in some]
    rows: list[list[object]] = [["NO", "PERUSAHAAN", "NOMOR MEJA", "PIC", "HP PIC"]]
    wanted = []
    for i, name in enumerate(some):
        who = o.name()
        rows.append([i + 1, name, said[i], who, local(phones[i])])
        wanted.append(Host(name, counts[i], None, None, who, phones[i]))
    return Truth(xls(rows), wanted)


@host("forms of confirmation below one another")
def _(o: Office) -> Truth:
    rows: list[list[object]] = []
    wanted = []
    for i, name in enumerate(firms(o, 6)):
        who, phone, count = o.name(), o.phone(), i % 3 + 1
        rows += [
            ["LEMBAR KONFIRMASI KEHADIRAN MITRA"],
            ["Nama Perusahaan", ":", name],
            ["Nama Narahubung", ":", who],
            ["No. HP", ":", local(phone)],
            ["Jumlah Meja", ":", count],
            [],
        ]
        wanted.append(Host(name, count, None, None, who, phone))
    return Truth(xlsx(rows), wanted)


@host("sections by kind, numbers from one again, contact and number in one cell")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    rows: list[list[object]] = [["DAFTAR MITRA"], ["No", "Nama Mitra", "Kontak Person", "Meja"]]
    wanted = []
    for kind, three in (("A. BUMN", some[:3]), ("B. BUMD", some[3:6]), ("C. SWASTA", some[6:])):
        rows.append([kind])
        for i, name in enumerate(three, 1):
            who, phone = o.name(), o.phone()
            rows.append([i, name, f"{who} ({local(phone)})", i])
            wanted.append(Host(name, i, None, None, who, phone))
    rows.append(["", "Jumlah Meja", "", 18])
    return Truth(ods(rows), wanted)


@host("a first and a second person to turn to")
def _(o: Office) -> Truth:
    rows: list[list[object]] = [
        ["Mitra", "PIC 1", "", "PIC 2", "", "Jumlah Meja"],
        ["", "Nama", "HP", "Nama", "HP", ""],
    ]
    wanted = []
    for i, name in enumerate(firms(o, 8)):
        who, phone = o.name(), o.phone()
        rows.append([name, who, local(phone), o.name(), local(o.phone()), i % 2 + 1])
        wanted.append(Host(name, i % 2 + 1, None, None, who, phone))
    touch = merge("A1:A2", "B1:C1", "D1:E1", "F1:F2")
    return Truth(xlsx(rows, touch), wanted)


@host("what they offer, ticked in a column each")
def _(o: Office) -> Truth:
    tags = {"Asuransi": "asuransi", "LPG": "lpg", "Obat": "obat", "Pupuk": "pupuk"}
    rows: list[list[object]] = [["No", "Nama Perusahaan", *tags, "Jml Meja"]]
    wanted = []
    for i, name in enumerate(firms(o, 8)):
        picked = [t for at, t in enumerate(tags) if at in (i % 4, (i + 1) % 4)]
        rows.append([i + 1, name, *("v" if t in picked else "" for t in tags), 2])
        offers = tuple(sorted(tags[t] for t in picked))
        wanted.append(Host(name, 2, None, offers))
    return Truth(xlsx(rows), wanted)


@host("message with those who confirmed and those who did not yet")
def _(o: Office) -> Truth:
    some = firms(o, 8)
    said = ["*UPDATE MITRA KONTAK BISNIS*", ""]
    wanted = []
    for i, name in enumerate(some, 1):
        who, phone, count = o.name(), o.phone(), i % 3 + 1
        said.append(f"{i}. {name} - {count} meja - {who} - {local(phone)} ✅")
        wanted.append(Host(name, count, None, None, who, phone))
    return Truth(lines(*said, "", "Mohon yang lain segera konfirmasi 🙏"), wanted)


@host("answers of companies to long questions")
def _(o: Office) -> Truth:
    head = [
        "Cap waktu",
        "Nama lengkap perusahaan/instansi Bapak/Ibu?",
        "Siapa perwakilan yang akan bertugas di meja pertemuan?",
        "Nomor WhatsApp perwakilan tersebut",
        "Berapa meja yang dibutuhkan?",
        "Apakah perlu stop kontak?",
        "Saran untuk panitia",
    ]
    rows: list[list[object]] = [[*head]]
    wanted = []
    for i, name in enumerate(firms(o, 8)):
        who, phone, count = o.name(), o.phone(), i % 4 + 1
        stamp = f"2025/06/{i + 10} 9:12:44 AM GMT+7"
        rows.append([stamp, name, who, local(phone), count, "Ya", "Semoga lancar"])
        wanted.append(Host(name, count, None, None, who, phone))
    return Truth(text(rows, ","), wanted, foreign={"Semoga lancar"})


@host("a company a column, what is known of it down the side")
def _(o: Office) -> Truth:
    some = firms(o, 6)
    people = [(o.name(), o.phone()) for _ in some]
    rows: list[list[object]] = [
        ["PROFIL MITRA"],
        ["Nama Mitra", *some],
        ["Jumlah Meja", 1, 2, 3, 1, 2, 2],
        ["Narahubung", *(who for who, _ in people)],
        ["No. HP", *(local(phone) for _, phone in people)],
    ]
    wanted = [
        Host(name, count, None, None, who, phone)
        for name, count, (who, phone) in zip(some, (1, 2, 3, 1, 2, 2), people, strict=True)
    ]
    return Truth(xlsx(rows), wanted)


@host("several representatives below one another in the merged cell of a company")
def _(o: Office) -> Truth:
    rows: list[list[object]] = [["NO", "PERUSAHAAN", "JML MEJA", "PERWAKILAN", "NO HP"]]
    wanted = []
    merges: list[tuple[int, int, int, int]] = []
    for i, name in enumerate(firms(o, 6), 1):
        top = len(rows)
        who, phone = o.name(), o.phone()
        rows.append([i, name, 2, who, local(phone)])
        rows.append(["", "", "", o.name(), local(o.phone())])
        merges += [(top, top + 1, at, at) for at in range(3)]
        wanted.append(Host(name, 2, None, None, who, phone))
    return Truth(xls(rows, merges), wanted)


@host("vendors of a portal as a web page: codes, tax numbers, mail")
def _(o: Office) -> Truth:
    some = firms(o, 8)
    taxes = [digits(o, 15, "01") for _ in some]
    rows: list[list[object]] = [
        ["Vendor ID", "Vendor Name", "NPWP", "City", "Contact Person", "Mobile", "Email"]
    ]
    wanted = []
    for i, (name, tax) in enumerate(zip(some, taxes, strict=True)):
        who, phone = o.name(), o.phone()
        rows.append([f"V-{i + 20045}", name, tax, "Semarang", who, phone, f"sales{i}@example.com"])
        wanted.append(Host(name, None, None, None, who, phone))
    return Truth(page(rows), wanted, foreign=set(taxes))


@host("names alone, numbered in the cell, with a footnote to the stars")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    rows: list[list[object]] = [["MITRA YANG AKAN HADIR"]]
    rows += [[f"{i}. {name}{' *)' if i % 4 == 0 else ''}"] for i, name in enumerate(some, 1)]
    rows += [[], ["*) masih menunggu konfirmasi"]]
    return Truth(ods(rows), [Host(name) for name in some])
