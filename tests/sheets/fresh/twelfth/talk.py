"""What people paste: chats, mails, notes."""

from dataclasses import replace
from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people, person
from tests.sheets.fresh.files import lines
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.twelfth.hands import typed

twelfth = partial(fresh, 12)


@twelfth("blocks to be filled in, with bold labels and leaves between them")
def _(o: Office) -> Truth:
    some = people(o, 7)
    said = ["📢 *FORMAT PENDAFTARAN KONTAK BISNIS* 📢", ""]
    for p in some:
        said += [
            f"*Nama* : {p.name}",
            f"*Jabatan* : {p.position}",
            f"*Desa* : {p.desa}",
            f"*Kecamatan* : {p.kec}",
            f"*No WA* : {p.local[:4]}-{p.local[4:8]}-{p.local[8:]}",
            "🍃🍃🍃🍃🍃",
        ]
    said += ["", "Matur nuwun 🙏"]
    return Truth(lines(*said), some)


@twelfth("chat of a telephone with brackets, edited and deleted messages")
def _(o: Office) -> Truth:
    some = [replace(p, position="") for p in people(o, 7)]
    senders = [o.name() for _ in some]
    said = [
        "[28/06/25 07.58.01] Panitia KB: \u200ePesan dan panggilan terenkripsi secara end-to-end.",
        "[28/06/25 08.01.10] Panitia KB: Silakan daftar: Nama / Desa / Kec / HP",
    ]
    for i, (p, sender) in enumerate(zip(some, senders, strict=True)):
        tail = " \u200e<Pesan ini diedit>" if i == 3 else ""
        said.append(
            f"[28/06/25 08.{10 + i}.15] {sender}: {p.name} / {p.desa} / {p.kec} / {typed(p)}{tail}"
        )
    said.insert(6, "[28/06/25 08.12.59] Panitia KB: \u200ePesan ini telah dihapus.")
    said.append("[28/06/25 09.00.00] Panitia KB: Terima kasih bapak ibu")
    return Truth(lines(*said), some, foreign=set(senders))


@twelfth("village first, then the name and the number in brackets, under starred districts")
def _(o: Office) -> Truth:
    some = []
    said = ["*REKAP DELEGASI*"]
    for villages in o.districts(3, 4):
        said += ["", f"*Kec. {villages[0].kecamatan}*"]
        for i, village in enumerate(villages, 1):
            p = replace(person(o, village), position="")
            some.append(p)
            said.append(f"{i}. {p.desa} : {p.name} ({typed(p)})")
    return Truth(lines(*said), some)


@twelfth("empty numbers at the end, waiting for whom comes next")
def _(o: Office) -> Truth:
    some = [replace(p, position="") for p in people(o, 8)]
    said = [
        "Assalamu'alaikum wr wb",
        "Monggo lanjut ngisi daftar bapak/ibu, contoh: Nama - Desa - No HP",
        "",
    ]
    said += [f"{i}. {p.name} - {p.desa} - {typed(p)}" for i, p in enumerate(some, 1)]
    said += [f"{i}. " for i in range(9, 16)]
    said += ["dst", "", "Ingkang dereng ngisi ditunggu nggih 🙏🙏"]
    return Truth(lines(*said), some)


@twelfth("Sundanese group with Kang, Teh, and desa, kec behind strokes", regions=("32.05",))
def _(o: Office) -> Truth:
    some = [replace(p, position="") for p in people(o, 9)]
    said = ["Wilujeng énjing, ieu daptar nu bade hadir ka Pendopo Garut:"]
    said += [
        f"{i}. {call} {p.name} | Ds. {p.desa} | Kec. {p.kec} | {typed(p)}"
        for i, (call, p) in enumerate(zip(("Kang", "Teh", "Pa") * 3, some, strict=True), 1)
    ]
    said += ["Hatur nuhun"]
    return Truth(lines(*said), some)


@twelfth("copied out of a printed paper: many blanks between, page numbers, heading again")
def _(o: Office) -> Truth:
    some = people(o, 16)
    head = f"{'NO':<5}{'NAMA':<34}{'JABATAN':<14}{'DESA':<26}{'KECAMATAN':<24}NO HP"
    said = ["DAFTAR PENGURUS KOPERASI DESA MERAH PUTIH", ""]
    for i, p in enumerate(some, 1):
        if i in (1, 9):
            said.append(head)
        line = f"{i!s:<5}{p.name:<34}{p.position:<14}{p.desa:<26}{p.kec:<24}{p.local}"
        said.append(line)
        if i in (8, 16):
            said += ["", f"Halaman {i // 8} dari 2", ""]
    return Truth(lines(*said, end="\r\n"), some)


@twelfth("mail forwarded with marks of quotation and a farewell")
def _(o: Office) -> Truth:
    some = people(o, 8)
    clerk = o.name()
    said = [
        "---------- Forwarded message ---------",
        "Dari: Kecamatan <kec@contoh.go.id>",
        "Date: Sen, 23 Jun 2025 pukul 10.22",
        "Subject: Peserta kontak bisnis",
        "",
        "> Berikut kami sampaikan nama-nama peserta:",
        ">",
    ]
    said += [
        f"> {i}. {p.name} ({p.position} KDMP {p.desa}) HP {typed(p)}" for i, p in enumerate(some, 1)
    ]
    said += [">", "> Salam hormat,", f"> {clerk}"]
    return Truth(lines(*said), some, foreign={clerk})
