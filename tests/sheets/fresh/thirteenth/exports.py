"""What forms, applications, banks and mail programs give out."""

from html import escape

from tests.sheets.fresh.case import Person, Truth, people, person
from tests.sheets.fresh.files import Row, text, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.thirteenth.common import loose, said, thirteen, typed


@thirteen("form of Google with questions as sentences")
def _(o: Office) -> Truth:
    some = people(o, 16)
    rows: list[Row] = [
        [
            "Timestamp",
            "Email Address",
            "Nama lengkap peserta (sesuai KTP, tanpa gelar)",
            "Jabatan Bapak/Ibu di Koperasi Merah Putih",
            "Dari desa/kelurahan mana?",
            "Kecamatan",
            "Nomor WhatsApp yang bisa dihubungi panitia",
            "Apakah bersedia hadir tepat waktu?",
        ]
    ]
    for i, p in enumerate(some):
        mail = f"kdmp{i}@gmail.com"
        stamp = f"7/{1 + i % 3}/2025 {8 + i % 9}:14:2{i % 10}"
        rows.append(
            [
                stamp,
                mail,
                loose(p.name),
                p.position,
                loose(p.desa),
                loose(p.kec),
                said(o, p),
                "Ya, bersedia",
            ]
        )
    return Truth(text(rows, ","), some)


@thirteen("form filled in twice by some, with corrections of capitals")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [["Cap waktu", "Nama", "Jabatan", "Asal Desa", "Kecamatan", "No. HP/WA"]]
    for i, p in enumerate([*some, some[2], some[7]]):
        name = p.name.upper() if i > 11 else p.name
        rows.append(
            [
                f"0{1 + i // 8}/07/2025 {9 + i % 8}.0{i % 10}.11",
                name,
                p.position,
                loose(p.desa),
                loose(p.kec),
                p.local,
            ]
        )
    return Truth(xlsx(rows), some)


@thirteen("export of KoBo with groups and helper columns")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [
        [
            "start",
            "end",
            "deviceid",
            "identitas/nama_responden",
            "identitas/jabatan",
            "lokasi/kecamatan",
            "lokasi/desa",
            "identitas/no_hp",
            "_geolocation",
            "_id",
            "_uuid",
            "_submission_time",
        ]
    ]
    devices = [f"86{o.rng.randrange(10**12, 10**13)}" for _ in some]
    for i, (p, device) in enumerate(zip(some, devices, strict=True)):
        stamp = f"2025-06-2{i % 9}T08:1{i % 10}:04.000+07:00"
        place = f"-7.3{i}1 109.6{i}2"
        rows.append(
            [
                stamp,
                stamp,
                device,
                loose(p.name),
                p.position,
                loose(p.kec),
                loose(p.desa),
                p.local,
                place,
                48120 + i,
                f"a1b2-{i}",
                stamp,
            ]
        )
    return Truth(xlsx(rows), some, foreign=set(devices))


@thirteen("form of Microsoft where everybody is anonymous")
def _(o: Office) -> Truth:
    some = people(o, 12)
    head = ["ID", "Start time", "Completion time", "Email", "Name"]
    head += ["Nama Lengkap:", "Jabatan:", "Nama Desa / Kelurahan:", "Kecamatan:", "Nomor HP aktif:"]
    rows: list[Row] = [head]
    for i, p in enumerate(some, 1):
        stamp = f"6/2{i % 9}/25 10:1{i % 10}:33"
        rows.append(
            [
                i,
                stamp,
                stamp,
                "anonymous",
                "",
                loose(p.name),
                p.position,
                loose(p.desa),
                loose(p.kec),
                typed(o, p),
            ]
        )
    return Truth(xlsx(rows), some, foreign={"anonymous"})


@thirteen("form of Jotform with the name in two boxes")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [
        [
            "Submission Date",
            "Nama Lengkap - Nama Depan",
            "Nama Lengkap - Nama Belakang",
            "Desa",
            "Kecamatan",
            "Nomor Telepon",
            "Submission ID",
        ]
    ]
    wanted = []
    for i, p in enumerate(some):
        first, _, rest = p.name.partition(" ")
        number = f"({p.local[:4]}) {p.local[4:]}"
        rows.append(
            [
                f"Jun 2{i % 9}, 2025",
                first,
                rest,
                loose(p.desa),
                loose(p.kec),
                number,
                f"62{o.rng.randrange(10**16, 10**17)}",
            ]
        )
        wanted.append(Person(p.name, p.village, p.phone, ""))
    return Truth(text(rows, ","), wanted)


@thirteen("web page named xls with a title and merged districts")
def _(o: Office) -> Truth:
    some, body = [], ""
    for places in o.districts(3, 4):
        group = [person(o, v) for v in places]
        some += group
        for k, p in enumerate(group):
            span = f'<td rowspan="4">{escape(p.kec)}</td>' if k == 0 else ""
            cells = (escape(p.desa), escape(p.name), p.position, f"'{p.local}")
            body += f"<tr>{span}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"
    head = "<tr><th>Kecamatan</th><th>Desa</th><th>Nama</th><th>Jabatan</th><th>No HP</th></tr>"
    title = "<tr><td colspan=5>Dicetak: 02-07-2025 08:10</td></tr>"
    table = f"<table border=1>{title}{head}{body}</table>"
    html = f"<html><body><h3>Data Peserta</h3>{table}</body></html>"
    return Truth(html.encode(), some)


@thirteen("attendance report of a video meeting, village in the name")
def _(o: Office) -> Truth:
    some = [Person(p.name, p.village, "", "") for p in people(o, 12)]
    rows: list[Row] = [
        [
            "Name (Original Name)",
            "User Email",
            "Join Time",
            "Leave Time",
            "Duration (Minutes)",
            "Guest",
        ]
    ]
    for i, p in enumerate(some):
        rows.append(
            [
                f"KDMP {p.desa} - {p.name}",
                "",
                f"07/01/2025 09:0{i % 10}:12 AM",
                "07/01/2025 11:30:00 AM",
                120 + i,
                "Yes",
            ]
        )
    return Truth(text(rows, ","), some)


@thirteen("Unicode text of Excel, tabs, with a title")
def _(o: Office) -> Truth:
    some = people(o, 13)
    rows: list[Row] = [["Daftar Peserta Temu Bisnis", "", "", "", ""], ["", "", "", "", ""]]
    rows.append(["Nama", "Jabatan", "Desa", "Kecamatan", "No. Handphone"])
    rows += [[loose(p.name), p.position, loose(p.desa), loose(p.kec), said(o, p)] for p in some]
    return Truth(text(rows, "\t", "utf-16"), some)
