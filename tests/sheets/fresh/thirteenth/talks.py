"""What was pasted from chats, letters and mails."""

from tests.sheets.fresh.case import Person, Truth, people, person
from tests.sheets.fresh.files import lines, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.thirteenth.common import said, thirteen


@thirteen("numbered list of a chat group, position in brackets")
def _(o: Office) -> Truth:
    some = people(o, 14)
    return Truth(
        lines(
            "*DAFTAR PESERTA KONTAK BISNIS*",
            "Mohon diisi ya Bapak/Ibu 🙏",
            "",
            *(
                f"{i}. {p.name} ({p.position} KDMP {p.desa}) {said(o, p)}"
                for i, p in enumerate(some, 1)
            ),
            "15.",
            "16.",
        ),
        some,
    )


@thirteen("list of a chat grouped by district with emojis")
def _(o: Office) -> Truth:
    some: list[Person] = []
    said_: list[str] = ["📋 *Data utusan per kecamatan*"]
    for places in o.districts(3, 4):
        group = [person(o, v) for v in places]
        some += group
        said_ += ["", f"📍 *Kec. {places[0].kecamatan}*"]
        said_ += [f"✅ {p.desa} - {p.name} - {p.position} - {p.local}" for p in group]
    return Truth(lines(*said_), some)


@thirteen("messages with labelled lines, one after another")
def _(o: Office) -> Truth:
    some = people(o, 8)
    said_ = []
    for p in some:
        said_ += [
            f"Nama : {p.name}",
            f"Jabatan : {p.position}",
            f"Desa : {p.desa}",
            f"Kecamatan : {p.kec}",
            f"No HP : {said(o, p)}",
            "",
        ]
    return Truth(lines(*said_), some)


@thirteen("chat exported, each message a person with slashes")
def _(o: Office) -> Truth:
    some = people(o, 10)
    admin, nick = "Admin Koperasi", "Panitia"
    said_ = [
        "30/06/25 07.58 - Pesan dan panggilan dienkripsi secara end-to-end.",
        f"30/06/25 08.00 - {admin}: Mohon kirim nama / jabatan / desa / no hp",
    ]
    for i, p in enumerate(some):
        said_.append(
            f"30/06/25 08.{10 + i} - {nick} {i}: {p.name} / {p.position} / {p.desa} / {p.local}"
        )
    said_.append(f"30/06/25 10.02 - {admin}: Terima kasih")
    return Truth(lines(*said_), some, foreign={admin})


@thirteen("mail with a sentence for each delegate")
def _(o: Office) -> Truth:
    some = people(o, 9)
    return Truth(
        lines(
            "Yth. Panitia Kontak Bisnis",
            "Berikut kami sampaikan nama peserta:",
            *(
                f"{i}. Desa {p.desa} a.n. {p.name} ({p.position}), HP {p.local}"
                for i, p in enumerate(some, 1)
            ),
            "Demikian, terima kasih.",
        ),
        some,
    )


@thirteen("table copied from a document, tabs and no heading")
def _(o: Office) -> Truth:
    some = people(o, 12)
    return Truth(
        lines(
            *(
                f"{i}\t{p.name}\t{p.position}\t{p.desa}\t{p.kec}\t{p.local}"
                for i, p in enumerate(some, 1)
            ),
            end="\r\n",
        ),
        some,
    )


@thirteen("two lines for each, name above, village and number below")
def _(o: Office) -> Truth:
    some = people(o, 9)
    said_ = ["Peserta Kontak Bisnis", ""]
    for i, p in enumerate(some, 1):
        said_ += [f"{i}. {p.name}", f"   {p.position} KDMP {p.desa}, {p.local}"]
    return Truth(lines(*said_), some)


@thirteen("village's chairs announced, some still open")
def _(o: Office) -> Truth:
    some = [person(o, position="Ketua") for _ in range(9)]
    waiting = o.some(3)
    named = [(p.village.code, f"{p.desa} : {p.name} ({said(o, p)})") for p in some]
    named += [(v.code, f"{v.name} : belum konfirmasi") for v in waiting]
    wanted = [Person(p.name, p.village, p.phone, None) for p in some]
    return Truth(
        lines(
            "Nama Ketua KDMP yang hadir:",
            *(f"{i}) {line}" for i, (_, line) in enumerate(sorted(named), 1)),
        ),
        wanted,
        told=[v.name for v in waiting],
    )


@thirteen("letter of assignment, a block of labels for each in a workbook")
def _(o: Office) -> Truth:
    some = people(o, 5)
    boss = o.name()
    rows: list[list[object]] = [
        ["SURAT TUGAS"],
        ["Nomor : 800/112/2025"],
        ["Yang bertanda tangan di bawah ini menugaskan:"],
    ]
    for i, p in enumerate(some, 1):
        rows += [
            [f"{i}.", "Nama", ":", p.name],
            ["", "Jabatan", ":", p.position],
            ["", "Desa", ":", p.desa],
            ["", "Kecamatan", ":", p.kec],
            ["", "No. HP", ":", p.local],
        ]
    rows += [
        [],
        ["", "", "", "Banjarnegara, 2 Juli 2025"],
        ["", "", "", "Camat,"],
        [],
        ["", "", "", boss],
    ]
    return Truth(xlsx(rows), some, foreign={boss})


@thirteen("annex of a decree, villages as sections with three officers")
def _(o: Office) -> Truth:
    some: list[Person] = []
    rows: list[list[object]] = [
        ["LAMPIRAN KEPUTUSAN BUPATI BANJARNEGARA"],
        ["NOMOR : 500.3/417 TAHUN 2025"],
        ["TENTANG PENGURUS KOPERASI DESA MERAH PUTIH"],
        [],
        ["No", "Nama", "Kedudukan", "No. HP"],
    ]
    for at, village in enumerate(o.some(5)):
        rows.append(
            [
                f"{'ABCDE'[at]}.",
                f"KDMP {village.name.upper()} KECAMATAN {village.kecamatan.upper()}",
            ]
        )
        for k, position in enumerate(("Ketua", "Sekretaris", "Bendahara"), 1):
            p = person(o, village, position)
            some.append(p)
            rows.append([k, p.name, p.position, p.local])
    return Truth(xlsx(rows), some)
