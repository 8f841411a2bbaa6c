"""Exports of forms, and chats."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people
from tests.sheets.fresh.files import Row, lines, text, xlsx
from tests.sheets.fresh.office import Office

new = partial(fresh, 14)


@new("Google Forms, questions as an office asks them")
def _(o: Office) -> Truth:
    head = [
        "Timestamp",
        "Email Address",
        "Siapa nama lengkap Bapak/Ibu yang akan hadir?",
        "Apa jabatan Bapak/Ibu di Koperasi Desa Merah Putih?",
        "Dari desa/kelurahan mana Bapak/Ibu berasal?",
        "Kecamatan asal koperasi",
        "Mohon tuliskan nomor WhatsApp aktif yang bisa kami hubungi",
        "Berapa jumlah anggota koperasi saat ini?",
        "Apakah Bapak/Ibu bersedia hadir tepat waktu?",
    ]
    some = people(o, 12)
    rows: list[Row] = [
        [
            f"6/{i}/2025 9:1{i % 10}:33",
            f"kdmp{i}@gmail.com",
            p.name,
            p.position,
            p.desa,
            p.kec,
            p.local,
            120 + i,
            "Ya, bersedia",
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(text([head, *rows], ","), some, foreign={"6/1/2025 9:11:33", "kdmp1@gmail.com"})


@new("KoBo with groups in the headings and a place on earth")
def _(o: Office) -> Truth:
    head = ["start", "end", "deviceid", "identitas/nama_responden", "identitas/jabatan"]
    head += [
        "lokasi/kecamatan",
        "lokasi/desa",
        "identitas/no_hp",
        "_gps_latitude",
        "_gps_longitude",
    ]
    head += ["_id", "_uuid", "_submission_time"]
    some, rows, foreign = people(o, 10), [], set()
    for i, p in enumerate(some, 1):
        lat, number = f"-7.3{i:02}4821", f"4187{i:02}553"
        foreign |= {lat, number}
        when = f"2025-06-{i:02}T08:11:02.000+07:00"
        rows.append([when, when, "ee.humanitarian:aB3xK", p.name, p.position, p.kec, p.desa])
        rows[-1] += [p.local, lat, "109.6942", number, f"0f3c{i:02}aa-11e2", when[:19]]
    return Truth(text([head, *rows], ";"), some, foreign=foreign)


@new("Jotform in English with first and last name")
def _(o: Office) -> Truth:
    head = ["Submission Date", "First Name", "Last Name", "Phone Number", "Position in cooperative"]
    head += ["Village", "District", "Postal Code", "IP", "Submission ID"]
    some = people(o, 10)
    rows: list[Row] = []
    foreign = set()
    for i, p in enumerate(some, 1):
        first, last = p.name.split(" ", 1)
        ident = f"62547{i:02}81920034"
        foreign |= {ident}
        rows.append([f"Jun {i}, 2025", first, last, p.local, p.position, p.desa, p.kec])
        rows[-1] = [*rows[-1], 53400 + i, f"114.10.3.{i}", ident]
    return Truth(xlsx([head, *rows]), some, foreign=foreign)


@new("form with the village chosen after its district")
def _(o: Office) -> Truth:
    head = ["Cap waktu", "Nama Lengkap (tanpa gelar)", "Asal Desa (Kecamatan - Desa)"]
    head += ["No WA yang dapat dihubungi", "Jabatan dalam kepengurusan", "Kritik dan saran"]
    some = people(o, 12)
    rows: list[Row] = [
        [
            f"0{i % 9 + 1}/07/2025 10.02.11",
            p.name.lower(),
            f"{p.kec} - {p.desa}",
            int(p.phone[1:]),
            p.position,
            "Semoga lancar",
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx({"Form Responses 1": [head, *rows]}), some)


@new("numbered chat with bold names")
def _(o: Office) -> Truth:
    some = [Person(p.name, p.village, p.phone) for p in people(o, 11)]
    said = [f"{i}. *{p.name}* - {p.desa} - {p.local} ✅" for i, p in enumerate(some, 1)]
    top = "*DAFTAR PESERTA TEMU BISNIS* 🇮🇩"
    return Truth(lines(top, "", *said, "", "Mohon dilanjutkan 🙏"), some)


@new("chat of an Android, each his own message")
def _(o: Office) -> Truth:
    some = people(o, 10)
    said = [
        f"02/07/25 19.{i + 10} - +62 812-9999-{i:04}: "
        f"{p.name}, {p.position} KDMP {p.desa}, {p.local}"
        for i, p in enumerate(some, 1)
    ]
    foreign = {f"+628129999{i:04}" for i in range(1, 11)}
    return Truth(lines(*said), some, foreign=foreign)


@new("villages in bold with the officers below")
def _(o: Office) -> Truth:
    said: list[str] = ["Assalamualaikum, berikut pengurus yg hadir:"]
    some: list[Person] = []
    for v in o.some(6):
        a = Person(o.name(), v, o.phone(), "Ketua")
        b = Person(o.name(), v, o.phone(), "Bendahara")
        said += ["", f"*Desa {v.name}*"]
        said += [f"- {p.position}: {p.name} ({p.local})" for p in (a, b)]
        some += [a, b]
    return Truth(lines(*said), some)


@new("chat by district with slashes and honorifics")
def _(o: Office) -> Truth:
    said: list[str] = []
    some: list[Person] = []
    calls = ("Pak", "Bu", "Mas", "Mbak")
    for villages in o.districts(2, 5):
        group = [Person(p.name, p.village, p.phone) for p in district(o, villages)]
        said += [f"KEC. {villages[0].kecamatan.upper()}"]
        said += [
            f"{i}) {calls[i % 4]} {p.name} / {p.desa} / {p.local}" for i, p in enumerate(group, 1)
        ] + [""]
        some += group
    return Truth(lines(*said), some)
