"""Exports of forms: questions for headings, and columns of the tool's own."""

from collections.abc import Sequence

from tests.sheets.offices.case import Case, Maker, variation
from tests.sheets.offices.variations.columns import anonymous
from tests.sheets.offices.writing import text


def _form(maker: Maker, heading: Sequence[str], order: str, *, delimiter: str = ",") -> Case:
    """Return a form; `order` has a letter a column, a dot for one of the tool's own."""
    people = maker.people(10) if "j" in order else anonymous(maker.people(10))
    rows: list[list[object]] = [list(heading)]
    foreign: set[str] = set()
    for at, p in enumerate(people):
        own = (f"{at + 1}/6/2025 10:1{at % 10}:05", f"orang{at}@mail.id", f"uuid:{at:08}-aa", "ya")
        cells: list[object] = []
        for letter in order:
            known = {"n": p.name, "d": p.desa, "k": p.kecamatan, "p": p.local, "j": p.position}
            value = known.get(letter) or (own[int(letter)] if letter.isdigit() else "")
            cells.append(value)
            if letter in "012":
                foreign.add(str(value))
        rows.append(cells)
    return Case(text(rows, delimiter), people, foreign=foreign)


@variation(8, "Google Forms, Indonesian questions")
def google(maker: Maker) -> Case:
    heading = (
        "Timestamp",
        "Email Address",
        "Siapa nama lengkap Bapak/Ibu yang akan hadir mewakili koperasi?",
        "Dari desa/kelurahan mana Bapak/Ibu berasal?",
        "Di kecamatan mana desa tersebut berada?",
        "Apa jabatan Bapak/Ibu di koperasi?",
        "Berapa nomor HP/WhatsApp yang bisa dihubungi?",
        "Apakah Bapak/Ibu bersedia hadir tepat waktu?",
    )
    return _form(maker, heading, "01ndkjp3")


@variation(8, "Google Forms, stempel waktu and short labels")
def google_short(maker: Maker) -> Case:
    heading = (
        "Stempel waktu",
        "Alamat email",
        "Nama Lengkap Peserta (beserta gelar)",
        "Asal Desa / Kelurahan",
        "Asal Kecamatan",
        "Nomor WhatsApp Aktif",
    )
    return _form(maker, heading, "01ndkp")


@variation(8, "English questions")
def english(maker: Maker) -> Case:
    heading = (
        "Timestamp",
        "What is your full name?",
        "Which village are you from?",
        "Which sub-district (kecamatan) is your village in?",
        "What is your position in the cooperative?",
        "What is your WhatsApp number?",
        "Do you agree to share your phone number with partners?",
    )
    return _form(maker, heading, "0ndkjp3")


@variation(8, "KoBo with names of groups")
def kobo(maker: Maker) -> Case:
    heading = (
        *("start", "end", "data_diri/nama_lengkap", "lokasi/kecamatan", "lokasi/desa"),
        *("data_diri/jabatan", "data_diri/no_hp", "_id", "_uuid", "_submission_time"),
    )
    return _form(maker, heading, "00nkdjp120", delimiter=";")


@variation(8, "Jotform with its dates and numbers")
def jotform(maker: Maker) -> Case:
    heading = ("Submission Date", "Nama Lengkap", "Nomor Telepon", "E-mail", "Nama Desa Anda", "IP")
    return _form(maker, heading, "0np1d2")


@variation(8, "numbered questions with instructions")
def numbered(maker: Maker) -> Case:
    heading = (
        "Cap waktu",
        "1. Nama lengkap (tuliskan tanpa gelar)",
        "2. Jabatan dalam kepengurusan koperasi desa",
        "3. Nama desa atau kelurahan tempat koperasi berada",
        "4. Kecamatan",
        "5. Nomor handphone yang terhubung dengan WhatsApp (contoh: 081234567890)",
        "6. Apakah koperasi sudah memiliki badan hukum?",
    )
    return _form(maker, heading, "0njdkp3")


@variation(8, "mandatory marks and two languages")
def two_languages(maker: Maker) -> Case:
    heading = (
        "Nama Lengkap / Full Name *",
        "Desa / Village *",
        "Kecamatan / District *",
        "Jabatan / Position *",
        "No. HP / Phone Number *",
    )
    return _form(maker, heading, "ndkjp")


@variation(8, "who filled the form in is not who attends")
def filled_by(maker: Maker) -> Case:
    people = anonymous(maker.people(8))
    clerks = maker.people(8)
    heading = (
        *("Timestamp", "Nama pengisi formulir", "No HP pengisi formulir", "Asal desa"),
        *("Nama peserta yang akan hadir", "No WhatsApp peserta"),
    )
    rows = [
        ["1/6/2025 10:11:12", c.name, c.local, p.desa, p.name, p.local]
        for p, c in zip(people, clerks, strict=True)
    ]
    foreign = {c.phone or "" for c in clerks}
    return Case(text([heading, *rows], ","), people, foreign=foreign)
