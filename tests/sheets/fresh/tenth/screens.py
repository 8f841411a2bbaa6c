"""What programs put out: banks, forms, meetings, address books."""

from tests.sheets.fresh.case import Person, Truth, person
from tests.sheets.fresh.files import Row, lines, page, text, xls, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.tenth.base import bare, mute, plain, some, ten


@ten("account opening of a bank: capitals, pipes, identity and account numbers")
def _(o: Office) -> Truth:
    who = some(o, 10)
    rows: list[Row] = [
        [
            "CIF",
            "NAMA_NASABAH",
            "NO_IDENTITAS",
            "NPWP",
            "NO_REKENING",
            "KEL_DESA",
            "KECAMATAN",
            "JABATAN",
            "HP_NASABAH",
            "SALDO",
        ]
    ]
    foreign = set()
    for i, p in enumerate(who):
        card, account, tax = (
            f"33040812{780000 + i}0003",
            f"3104{i:02}019557",
            f"09123456{i:02}529",
        )
        foreign |= {card, account, tax}
        rows.append(
            [
                f"00C{7710 + i}", p.name.upper(), card, tax, account,
                p.desa.upper(), p.kec.upper(), p.position.upper() if p.position else "",
                p.phone[1:], "100000.00",
            ]
        )  # fmt: skip
    rows.append(["TRAILER", f"{len(who)} RECORDS"])
    return Truth(text(rows, mark="|", code="latin-1"), who, foreign=foreign)


@ten("codes of the ministry without points instead of the village's name")
def _(o: Office) -> Truth:
    who = some(o, 9)
    head: Row = ["Kode Desa (Kemendagri)", "Nama", "Jabatan di Koperasi", "Nomor HP"]
    rows: list[Row] = [
        [int(p.village.code.replace(".", "")), p.name, p.position, int(p.phone[1:])] for p in who
    ]
    return Truth(xlsx([head, *rows]), who)


@ten("given name and family name apart, as ticket shops export")
def _(o: Office) -> Truth:
    who = plain(o, 10)
    rows: list[Row] = [
        [
            "Order #", "Order Date", "First Name", "Surname", "Email", "Ticket Type", "Quantity",
            "Total Paid", "Attendee Status", "Asal Desa", "Kecamatan", "Cell Phone",
        ]
    ]  # fmt: skip
    for i, p in enumerate(who):
        first, _, last = p.name.partition(" ")
        rows.append(
            [
                f"118823{i:04}", "2025-06-28 14:03:11", first, last, f"kdmp{i}@example.com",
                "Peserta KDMP", 1, "0.00", "Attending", p.desa, p.kec, f'="{p.local}"',
            ]
        )  # fmt: skip
    return Truth(text(rows, mark=",", code="utf-8-sig"), who, foreign={"Peserta KDMP"})


@ten("address book of a telephone as CSV")
def _(o: Office) -> Truth:
    who = some(o, 10)
    rows: list[Row] = [
        [
            "Name", "Given Name", "Family Name", "Notes", "Group Membership", "E-mail 1 - Value",
            "Phone 1 - Type", "Phone 1 - Value", "Organization 1 - Name", "Organization 1 - Title",
        ]
    ]  # fmt: skip
    for p in who:
        first, _, last = p.name.partition(" ")
        rows.append(
            [
                p.name, first, last, "", "* myContacts", "", "Mobile", p.local,
                f"KDMP {p.desa}", p.position,
            ]
        )  # fmt: skip
    return Truth(text(rows, mark=","), who)


@ten("cards of contacts, as a telephone shares them")
def _(o: Office) -> Truth:
    who = some(o, 8)
    said: list[str] = []
    for p in who:
        first, _, last = p.name.partition(" ")
        said += [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"N:{last};{first};;;",
            f"FN:{p.name}",
            f"ORG:KDMP {p.desa}",
            f"TITLE:{p.position}",
            f"TEL;TYPE=CELL:{p.phone}",
            "END:VCARD",
        ]
    return Truth(lines(*said, end="\r\n"), who)


@ten("participants of a video meeting who were told to call themselves Desa_Nama")
def _(o: Office) -> Truth:
    who = [mute(p) for p in plain(o, 10)]
    rows: list[Row] = [
        ["Meeting ID", "Topic", "Start Time", "End Time", "Duration (Minutes)"],
        ["871 2250 1934", "Technical Meeting Kontak Bisnis", "07/01/2025 01:00:00 PM", "", "94"],
        [],
        ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"],
        ["Dinkop UKM (Host)", "dinkop@example.com", "07/01/2025 12:48:00 PM", "", "106"],
    ]
    for i, p in enumerate(who):
        rows.append([f"{p.desa}_{p.name}", "", f"07/01/2025 01:0{i}:00 PM", "", 90 - i])
    return Truth(text(rows, mark=",", code="utf-8-sig"), who)


@ten("every row in one cell: a semicolon file opened and saved as a workbook")
def _(o: Office) -> Truth:
    who = some(o, 10)
    rows: list[Row] = [["No;Nama;Jabatan;Desa;Kecamatan;No HP"]]
    for i, p in enumerate(who, 1):
        rows.append([f"{i};{p.name};{p.position};{p.desa};{p.kec};{p.local}"])
    return Truth(xlsx(rows), who)


@ten("Unicode text of Excel, the three of a village on lines of one cell")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Pengurus yang hadir"]]
    wanted: list[Person] = []
    for i, village in enumerate(o.some(7), 1):
        three = [person(o, village, each) for each in ("Ketua", "Sekretaris", "Bendahara")]
        cell = "\n".join(f"{n}. {p.name} ({p.position}) {p.local}" for n, p in enumerate(three, 1))
        rows.append([i, village.name, village.kecamatan, cell])
        wanted += three
    return Truth(text(rows, mark="\t", code="utf-16"), wanted)


@ten("form with questions to tick, two languages, the companion asked for too")
def _(o: Office) -> Truth:
    who = some(o, 9, "Ketua")
    rows: list[Row] = [
        [
            "Submission Date", "Apakah Anda bersedia hadir? / Will you attend?",
            "Siapa nama lengkap Anda (sesuai KTP)? / What is your full name?",
            "Mewakili koperasi di desa mana? / Which village does your cooperative represent?",
            "Kecamatan / District", "Apa jabatan Anda di koperasi? / Your position",
            "Nomor WhatsApp yang aktif / Active WhatsApp number",
            "Nomor yang dapat dihubungi bila darurat / Emergency contact",
            "Berapa anggota koperasi saat ini? / Number of members", "Submission ID",
        ]
    ]  # fmt: skip
    foreign = set()
    for i, p in enumerate(who):
        urgent = o.phone()
        foreign.add(urgent)
        rows.append(
            [
                f"Jun {20 + i}, 2025", "Ya / Yes", p.name, p.desa, p.kec, "Ketua", p.local,
                f"0{urgent[3:]}", 40 + i, f"62514407{i}1190",
            ]
        )  # fmt: skip
    return Truth(xlsx(rows), who)


@ten("portal of the cooperatives: name of the cooperative holds village and kecamatan")
def _(o: Office) -> Truth:
    who = some(o, 9, "Ketua")
    rows: list[Row] = [
        ["#", "Nama Koperasi", "Nomor AHU", "Status", "Nama Ketua", "Kontak Ketua", "Modal Awal"]
    ]
    for i, p in enumerate(who, 1):
        title = f"KOPERASI DESA MERAH PUTIH {p.desa} KECAMATAN {p.kec}".upper()
        deed = f"AHU-00{41230 + i}.AH.01.29.TAHUN 2025"
        rows.append([i, title, deed, "Terverifikasi", p.name, p.local, "Rp 3.000.000"])
    return Truth(page(rows), who, foreign={"Terverifikasi", "3000000"})


@ten("gateway of text messages: REG#name#village#position")
def _(o: Office) -> Truth:
    who = some(o, 9)
    rows: list[Row] = [["ID", "Waktu Terima", "Isi SMS"]]
    for i, p in enumerate(who):
        said = f"REG#{p.name}#{p.desa}#{p.position}#{p.local}"
        rows.append([9001 + i, f"2025-06-2{i} 08:1{i}", said])
    return Truth(xls(rows), who)


@ten("two representatives in a row, each with columns of its own")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["Desa", "Kecamatan", "Nama Peserta 1", "Jabatan Peserta 1", "WA Peserta 1",
         "Nama Peserta 2", "Jabatan Peserta 2", "WA Peserta 2", "Catatan"]
    ]  # fmt: skip
    wanted: list[Person] = []
    for i, village in enumerate(o.some(9)):
        a, b = person(o, village, "Ketua"), person(o, village, "Sekretaris")
        second = [b.name, b.position, b.local] if i % 3 else ["-", "-", "-"]
        rows.append([village.name, village.kecamatan, a.name, a.position, a.local, *second])
        wanted += [a, b] if i % 3 else [a]
    return Truth(xlsx(rows), wanted)


@ten("participants with whom nobody can say which of two villages is meant")
def _(o: Office) -> Truth:
    who = [bare(p) for p in some(o, 8)]
    alike = [v for v in o.villages if len([w for w in o.villages if w.name == v.name]) > 1][:2]
    lost = [o.name() for _ in alike]
    rows: list[Row] = [["Nama", "Desa", "No HP"], *[[p.name, p.desa, p.local] for p in who]]
    rows += [[name, v.name, "-"] for name, v in zip(lost, alike, strict=True)]
    rows += [["", "", ""], [o.name(), "", ""]]
    return Truth(xlsx(rows), who, told=[*lost, str(rows[-1][0])])
