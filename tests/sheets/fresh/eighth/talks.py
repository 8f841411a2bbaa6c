"""Messages of groups, pasted or exported."""

from tests.sheets.fresh.case import Person, Truth, people
from tests.sheets.fresh.eighth.kit import abroad, bare, dashed, eight, flat, groups, mute, plain
from tests.sheets.fresh.files import lines, text
from tests.sheets.fresh.office import Office


@eight("chat: the list copied on and on, one name longer each time")
def _(o: Office) -> Truth:
    some = plain(o, 6)
    said = []
    for many in range(3, 7):
        said += [f"[12/06/25 09.{many:02}.10] Kasi Ekbang: *Daftar hadir besok*"]
        said += [f"{i}. {p.name} - {p.desa} - {p.local}" for i, p in enumerate(some[:many], 1)]
    return Truth(lines(*said), some)


@eight("chat: bold villages, stars and emojis, posts before names")
def _(o: Office) -> Truth:
    said = ["📋 *PESERTA KONTAK BISNIS KDMP* 📋", ""]
    wanted = []
    for village in o.some(5):
        said.append(f"📍 *DESA {village.name.upper()}*")
        for post in ("Ketua", "Bendahara"):
            p = Person(o.name(), village, o.phone(), post)
            said.append(f"👤 {post} : {p.name} 📱 {dashed(p)}")
            wanted.append(p)
        said.append("")
    return Truth(lines(*said, "Demikian, terima kasih 🙏🏻"), wanted)


@eight("chat: Telegram's heads of messages, one person a message")
def _(o: Office) -> Truth:
    some = people(o, 7)
    said = []
    for i, p in enumerate(some):
        said += [f"Pendamping Desa {'ABC'[i % 3]}, [12.06.2025 10:{i:02}]"]
        said += [f"{p.name}, {p.position} KDMP {p.desa}, WA {p.local}", ""]
    return Truth(lines(*said), some)


@eight("chat: labels in an order of their own, some left out")
def _(o: Office) -> Truth:
    some = bare(people(o, 6))
    some[2] = Person(some[2].name, some[2].village)
    said = ["Mohon isi format berikut ya bapak/ibu", ""]
    for i, p in enumerate(some):
        parts = [f"No WA: {abroad(p) if p.phone else '-'}", f"Nama: {p.name}"]
        parts += [f"Utusan: KDMP {p.desa}", f"Kecamatan: {p.kec}"]
        said += [*(parts if i % 2 else parts[::-1]), ""]
    return Truth(lines(*said), some)


@eight("chat: sub-districts as heads, village and name on two lines")
def _(o: Office) -> Truth:
    parts = groups(o, 2, 4)
    said = []
    for part in parts:
        said += [f"KEC. {part[0].kec.upper()}"]
        for i, p in enumerate(bare(part), 1):
            said += [f"{i}. {p.desa}", f"   a.n. {p.name} ({p.local})"]
        said += [""]
    return Truth(lines(*said), bare(flat(parts)))


@eight("chat: exported from Android with a system's messages and a picture left out")
def _(o: Office) -> Truth:
    some = people(o, 8)
    said = ["04/06/25 07.01 - Anda menambahkan Bu Camat"]
    for i, p in enumerate(some):
        at = f"04/06/25 08.{10 + i} - "
        said += [f"{at}~ {p.name.split()[0]}: {p.name}/{p.position}/{p.desa}/{p.local}"]
        if i in (2, 5):
            said += [f"{at}Bu Camat: <Media tidak disertakan>", f"{at}Pesan ini telah dihapus"]
    return Truth(lines(*said, code="utf-8-sig", end="\r\n"), some)


@eight("clipboard: five columns with tabs and no heading")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows = [[i, p.name, p.position, p.desa, p.local] for i, p in enumerate(some, 1)]
    return Truth(text(rows, "\t", end="\n"), some)


@eight("clipboard: a table of Word, each cell on a line of its own")
def _(o: Office) -> Truth:
    some = people(o, 6)
    said = ["No", "Nama", "Desa", "Jabatan", "No HP"]
    for i, p in enumerate(some, 1):
        said += [f"{i}", p.name, p.desa, str(p.position), p.local]
    return Truth(lines(*said), some)


@eight("chat: villages with dots up to the name, nobody yet for two")
def _(o: Office) -> Truth:
    [part] = groups(o, 1, 7)
    some = mute(bare(part))
    said = [f"Utusan Kecamatan {part[0].kec}"]
    for i, p in enumerate(some, 1):
        said.append(f"{i}. {p.desa}........ {'' if i in (3, 6) else p.name}".rstrip())
    return Truth(lines(*said), [p for i, p in enumerate(some, 1) if i not in (3, 6)])
