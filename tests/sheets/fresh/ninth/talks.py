"""Messages and texts: heads of messages, posts before names, dots, lines of cells."""

from tests.sheets.fresh.case import Person, Truth, people
from tests.sheets.fresh.files import lines
from tests.sheets.fresh.ninth.kit import nine, unposted, unreachable
from tests.sheets.fresh.office import Office


@nine("chat of a desktop: sender and clock above each message")
def _(o: Office) -> Truth:
    some = people(o, 7)
    said = []
    for i, p in enumerate(some):
        said += [f"Sekdes {p.name.split()[0]}, 10:{i:02}"]
        said += [f"{p.name} / {p.position} / {p.desa} / {p.local}"]
    return Truth(lines(*said), some)


@nine("chat: messages of Telegram with numbered people of a village each")
def _(o: Office) -> Truth:
    said, wanted = [], []
    for i, village in enumerate(o.some(5)):
        said += [f"Admin Kec, [05.06.2025 09:{10 + i}]", f"Desa {village.name}"]
        for number, post in enumerate(("Ketua", "Bendahara"), 1):
            p = Person(o.name(), village, o.phone(), post)
            said.append(f"{number}. {p.name} ({post}) {p.local}")
            wanted.append(p)
        said.append("")
    return Truth(lines(*said), wanted)


@nine("chat: posts with a sign of equality before names, villages as headings")
def _(o: Office) -> Truth:
    said, wanted = ["*DATA PENGURUS*", ""], []
    for village in o.some(5):
        said.append(f"*Desa {village.name}*")
        for post in ("Ketua", "Sekretaris", "Bendahara"):
            p = Person(o.name(), village, o.phone(), post)
            said.append(f"- {post} = {p.name} ({p.local})")
            wanted.append(p)
        said.append("")
    return Truth(lines(*said), wanted)


@nine("chat: villages with dots and points of ellipsis up to names and numbers")
def _(o: Office) -> Truth:
    some = unposted(o, 8)
    marks = ("......", "…", " ....... ", "…… ")
    said = ["Daftar utusan:"]
    said += [
        f"{i}. {p.desa}{marks[i % 4]}{p.name}{marks[i % 4]}{p.local}" for i, p in enumerate(some, 1)
    ]
    return Truth(lines(*said), some)


@nine("chat: village, then the person on the next line behind an arrow")
def _(o: Office) -> Truth:
    some = unposted(o, 7)
    said = []
    for i, p in enumerate(some, 1):
        said += [f"{i}. Desa {p.desa}", f"→ {p.name} - {p.local}"]
    return Truth(lines(*said), some)


@nine("chat: a.n. in several spellings before names, district above")
def _(o: Office) -> Truth:
    [villages] = o.districts(1, 6)
    some = [Person(o.name(), v, o.phone()) for v in villages]
    ways = ("a.n. {}", "an. {}", "a/n {}", "A.N {}", "atas nama {}", "a.n {}")
    said = [f"Kec. {villages[0].kecamatan}"]
    said += [f"{i}. {p.desa} {ways[i - 1].format(p.name)} {p.local}" for i, p in enumerate(some, 1)]
    return Truth(lines(*said), [], open=some)


@nine("text: a table of five columns, each cell on its line, a cell left blank")
def _(o: Office) -> Truth:
    some = people(o, 7)
    some[3] = Person(some[3].name, some[3].village, "", some[3].position)
    said = ["No.", "Nama Lengkap", "Jabatan", "Asal Desa", "Nomor HP"]
    for i, p in enumerate(some, 1):
        said += [f"{i}.", p.name, str(p.position), p.desa, p.local]
    return Truth(lines(*said), some)


@nine("text: cells on lines of their own below a title, without running numbers")
def _(o: Office) -> Truth:
    some = unposted(o, 8)
    said = ["DAFTAR PESERTA TEMU BISNIS", "", "Nama", "Desa", "Kecamatan", "WA"]
    for p in some:
        said += [p.name, p.desa, p.kec, p.local]
    return Truth(lines(*said), some)


@nine("chat: emojis of keycaps, the post in front, village in brackets")
def _(o: Office) -> Truth:
    some = people(o, 8)
    said = [f"{i}️⃣ {p.position}: {p.name} ({p.desa}) {p.local}" for i, p in enumerate(some, 1)]
    return Truth(lines(*said), some)


@nine("chat: export of an iPhone, one person a message, names of senders like villages")
def _(o: Office) -> Truth:
    some = people(o, 8)
    senders = o.some(3)
    said = [
        f"[12/06/25 19.0{i}.4{i}] Admin {senders[i % 3].name}: {p.name}, {p.position},"
        f" Desa {p.desa}, {p.local}"
        for i, p in enumerate(some)
    ]
    return Truth(lines(*said), some)


@nine("chat: no numbers of phones, posts behind names, villages as bold headings")
def _(o: Office) -> Truth:
    said, wanted = [], []
    for village in o.some(6):
        said.append(f"*{village.name.upper()}*")
        for number, post in enumerate(("Ketua", "Sekretaris"), 1):
            p = Person(o.name(), village, "", post)
            said.append(f"{number}. {p.name} ({post})")
            wanted.append(p)
    return Truth(lines(*said), wanted)


@nine("mail: people as sentences with semicolons, greeting above and below")
def _(o: Office) -> Truth:
    some = unreachable(o, 7)
    said = ["Yth. Panitia,", "", "Bersama ini kami sampaikan nama-nama peserta:", ""]
    said += [f"{i}. {p.name}; {p.position}; Desa {p.desa}" for i, p in enumerate(some, 1)]
    said += ["", "Demikian atas perhatiannya kami ucapkan terima kasih.", "Hormat kami,", "Camat"]
    return Truth(lines(*said), some)


@nine("chat: people by commas with WA written out, a last line of thanks")
def _(o: Office) -> Truth:
    some = people(o, 8)
    said = [f"• {p.name}, {str(p.position).lower()} kopdes {p.desa}, no wa {p.local}" for p in some]
    return Truth(lines(*said, "Matur nuwun"), some)


@nine("table of a mail: bars at both ends of the lines and a rule below the heading")
def _(o: Office) -> Truth:
    some = people(o, 8)
    said = ["| No | Nama | Jabatan | Desa | HP |", "|----|------|---------|------|----|"]
    said += [
        f"| {i} | {p.name} | {p.position} | {p.desa} | {p.local} |" for i, p in enumerate(some, 1)
    ]
    return Truth(lines(*said), some)


@nine("chat: two villages in one message, people behind commas")
def _(o: Office) -> Truth:
    some = unposted(o, 8)
    said = [f"{p.desa}: {p.name} {p.local}" for p in some]
    return Truth(lines("Update peserta per desa", "", *said), some)
