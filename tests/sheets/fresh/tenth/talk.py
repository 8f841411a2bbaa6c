"""Pasted: from groups of WhatsApp, a chat assistant, a PDF and a word processor."""

from tests.sheets.fresh.case import Person, Truth, person
from tests.sheets.fresh.files import lines
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.tenth.base import mute, some, ten


@ten("list that each member copies, adds a line to, and sends again")
def _(o: Office) -> Truth:
    who = [mute(p) for p in some(o, 6, "Ketua")]
    said: list[str] = []
    for count in range(2, 7):
        who_writes = o.phone()
        said.append(f"[01/07/25 19.{10 + count}.04] {who_writes}: *KONFIRMASI HADIR KONTAK BISNIS*")
        said.append("_silakan copas dan tambahkan di bawah_")
        for i, p in enumerate(who[:count], 1):
            said.append(f"{i}. {p.name} (Ketua KDMP {p.desa}) ✅")
        said.append(f"{count + 1}. ")
    return Truth(lines(*said), who)


@ten("each member sends a filled form, the administrator the empty one")
def _(o: Office) -> Truth:
    who = some(o, 6)
    said = [
        "02/07/25 08.00 - Admin Dinkop: Assalamualaikum, mohon diisi:",
        "Nama :",
        "Jabatan :",
        "Desa/Kec :",
        "No WA :",
        "Terima kasih 🙏",
    ]
    for i, p in enumerate(who):
        said += [
            f"02/07/25 08.{14 + i} - {p.name.split()[0]} KDMP: Nama : {p.name}",
            f"Jabatan : {p.position}",
            f"Desa/Kec : {p.desa} / {p.kec}",
            f"No WA : {p.local}",
        ]
        if i % 2:
            said.append(f"02/07/25 08.{15 + i} - Admin Dinkop: Nggih, matur nuwun pak/bu")
    return Truth(lines(*said), who)


@ten("table with bars and dashes, as a chat assistant answers")
def _(o: Office) -> Truth:
    who = some(o, 9)
    said = [
        "Berikut daftar peserta yang sudah saya rapikan:",
        "",
        "| No | Nama | Jabatan | Desa | Kecamatan | No. HP |",
        "|---:|:-----|:--------|:-----|:----------|:-------|",
    ]
    for i, p in enumerate(who, 1):
        cells = (str(i), f"**{p.name}**", p.position or "", p.desa, p.kec, p.local)
        said.append(f"| {' | '.join(cells)} |")
    said += ["", "Total: **9 peserta**. Apakah ada yang perlu saya ubah?"]
    return Truth(lines(*said), who)


@ten("copied from a PDF: single blanks between everything")
def _(o: Office) -> Truth:
    who = some(o, 9)
    said = ["DAFTAR PESERTA", "No Nama Jabatan Desa Kecamatan No HP"]
    for i, p in enumerate(who, 1):
        said.append(f"{i} {p.name} {p.position} {p.desa} {p.kec} {p.local}")
    said.append("Halaman 1 dari 1")
    return Truth(lines(*said), who)


@ten("table of a word processor pasted with each cell on a line of its own")
def _(o: Office) -> Truth:
    who = some(o, 8)
    said = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]
    for i, p in enumerate(who, 1):
        said += [str(i), p.name, p.position or "", p.desa, p.kec, p.local]
    return Truth(lines(*said, end="\r\n"), who)


@ten("dotted lines below a bold kecamatan, village first, person after the dots")
def _(o: Office) -> Truth:
    said = ["📋 *REKAP UTUSAN KDMP*", "update 3 Juli jam 16.00", ""]
    wanted: list[Person] = []
    for villages in o.districts(3, 4):
        said.append(f"📍 *Kec. {villages[0].kecamatan}*")
        for village in villages:
            p = person(o, village, "Bendahara")
            said.append(f"- {village.name} ........ {p.name} (Bendahara) {p.local}")
            wanted.append(p)
        said.append("")
    said += ["Yang belum setor nama mohon segera ya bapak/ibu 🙏🙏", "Matur nuwun"]
    return Truth(lines(*said), wanted)
