"""Lists pasted from chats, and text of all kinds."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people
from tests.sheets.fresh.files import lines, text
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)


@one("numbered lines with the village in brackets")
def _(o: Office) -> Truth:
    some = [Person(p.name, p.village, p.phone) for p in people(o, 16)]
    said = [f"{i}. {p.name} ({p.desa}) {p.local}" for i, p in enumerate(some, 1)]
    return Truth(lines("*DAFTAR HADIR KONTAK BISNIS*", "", *said), some)


@one("bullets with commas")
def _(o: Office) -> Truth:
    some = people(o, 14)
    said = [f"• {p.name}, {p.position}, Desa {p.desa} Kec. {p.kec}, {p.local}" for p in some]
    return Truth(
        lines("Assalamu'alaikum Bapak Ibu, berikut daftar peserta:", *said, "Terima kasih 🙏"),
        some,
    )


@one("a card of lines for each person")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said: list[str] = []
    for p in some:
        said += [
            f"Nama : {p.name}",
            f"Jabatan : {p.position}",
            f"Desa : {p.desa}",
            f"Kecamatan : {p.kec}",
        ]
        said += [f"No HP : {p.local}", ""]
    return Truth(lines(*said), some)


@one("messages of a group with their times")
def _(o: Office) -> Truth:
    some = people(o, 15)
    said = [
        f"[{8 + i // 60}.{i:02}, 1/7/2025] +62 812-2600-{i:04}: "
        f"{p.name} - {p.position} - {p.desa} - {p.local}"
        for i, p in enumerate(some, 10)
    ]
    return Truth(lines(*said), some)


@one("district in bold above numbered lines")
def _(o: Office) -> Truth:
    said: list[str] = ["*REKAP PESERTA*"]
    some: list[Person] = []
    for villages in o.districts(3, 5):
        group = [Person(p.name, p.village, p.phone) for p in district(o, villages)]
        said += ["", f"*KEC. {group[0].kec.upper()}*"]
        said += [f"{i}. {p.desa} : {p.name} ({p.local})" for i, p in enumerate(group, 1)]
        some += group
    return Truth(lines(*said), some)


@one("clipboard without a heading")
def _(o: Office) -> Truth:
    some = people(o, 15)
    rows = [[i, p.name, p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)]
    return Truth(text(rows, "\t"), some)


@one("lines between slashes, emojis before")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [f"✅ {p.name} / {p.position} / {p.desa} / {p.local}" for p in some]
    return Truth(lines("📋 Konfirmasi kehadiran", *said, "❌ belum: Desa lain menyusul ya"), some)


@one("Windows-1252 with semicolons and curly marks")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [
        [i, p.name, f"Ds. {p.desa} – Kec. {p.kec}", p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(text([["No", "Nama", "Alamat", "Jabatan", "No. HP"], *rows], ";", "cp1252"), some)


@one("Unicode text of Excel")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[i, p.name, p.desa, p.kec, p.position, p.local] for i, p in enumerate(some, 1)]
    data = text([["No", "Nama", "Desa", "Kecamatan", "Jabatan", "No HP"], *rows], "\t", "utf-16")
    return Truth(data, some)


@one("sep= in the first line, mark of the byte order")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[i, p.name, p.desa, p.kec, p.position, p.local] for i, p in enumerate(some, 1)]
    body = text([["No", "Nama", "Desa", "Kecamatan", "Jabatan", "No HP"], *rows], ",")
    return Truth(b"\xef\xbb\xbfsep=,\r\n" + body, some)


@one("each line a quoted cell of its own")
def _(o: Office) -> Truth:
    some = people(o, 12)
    head = "No;Nama;Desa;Kecamatan;Jabatan;No HP"
    said = [
        f'"{i};{p.name};{p.desa};{p.kec};{p.position};{p.local}"' for i, p in enumerate(some, 1)
    ]
    return Truth(lines(f'"{head}"', *said, end="\r\n"), some)


@one("line ends of an old Macintosh")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = [[i, p.name, p.desa, p.kec, p.position, p.local] for i, p in enumerate(some, 1)]
    data = text([["No", "Nama", "Desa", "Kecamatan", "Jabatan", "No HP"], *rows], ";", end="\r")
    return Truth(data, some)


@one("columns by blanks, as printed")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [
        f"{i:<4}{p.name:<38}{p.desa:<22}{p.kec:<22}{p.position:<14}{p.local}"
        for i, p in enumerate(some, 1)
    ]
    head = f"{'No':<4}{'Nama':<38}{'Desa':<22}{'Kecamatan':<22}{'Jabatan':<14}No HP"
    return Truth(
        lines(head, "-" * 112, *said),
        [],
        open=some,
        refused={"columns_missing", "rows_not_understood"},
    )
