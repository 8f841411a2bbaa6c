"""Pasted from a chat or from the clipboard: no heading, one column, odd marks."""

from collections.abc import Callable

from tests.sheets.offices.case import Case, Maker, Person, variation
from tests.sheets.offices.variations.columns import anonymous
from tests.sheets.offices.writing import HEADING, body, book, lines, text

Line = Callable[[int, Person], str]


def _lines(maker: Maker, write: Line, *before: str, position: bool = False) -> Case:
    people = maker.people(8) if position else anonymous(maker.people(8))
    said = [write(at, p) for at, p in enumerate(people, 1)]
    return Case(lines(*before, *said), people)


@variation(6, "1. Nama - Desa - HP")
def dashes(maker: Maker) -> Case:
    return _lines(maker, lambda at, p: f"{at}. {p.name} - {p.desa} - {p.local}")


@variation(6, "the same below a title, in one column of a workbook")
def one_column(maker: Maker) -> Case:
    people = anonymous(maker.people(7))
    rows = [["Daftar peserta:"]]
    rows += [[f"{at}. {p.name} - {p.desa} - {p.local}"] for at, p in enumerate(people, 1)]
    return Case(book(rows), people)


@variation(6, "commas")
def commas(maker: Maker) -> Case:
    return _lines(maker, lambda at, p: f"{at}. {p.name}, {p.desa}, {p.local}")


@variation(6, "slashes and brackets")
def slashes(maker: Maker) -> Case:
    return _lines(maker, lambda at, p: f"{at}) {p.name} / {p.desa} / {p.local}")


@variation(6, "emojis and bold stars")
def emojis(maker: Maker) -> Case:
    return _lines(
        maker,
        lambda at, p: f"✅ {at}. *{p.name}* - {p.desa} 📱 {p.local}",
        "*DAFTAR PESERTA TEMU BISNIS* 🎉",
        "Mohon diisi ya bapak ibu 🙏",
    )


@variation(6, "WhatsApp's timestamps, one message a person")
def timestamps(maker: Maker) -> Case:
    return _lines(
        maker,
        lambda at, p: f"[04/07/25 10.{at:02}.33] Admin Desa {at}: {p.name} - {p.desa} - {p.local}",
    )


@variation(6, "an exported chat with a comma in its timestamps")
def exported(maker: Maker) -> Case:
    return _lines(
        maker,
        lambda at, p: (
            f"04/07/25, 10.{at:02} - +62 857-0000-11{at:02}: {p.name} - {p.desa} - {p.local}"
        ),
        "04/07/25, 09.58 - Pesan dan panggilan dienkripsi secara end-to-end.",
    )


@variation(6, "positions in brackets")
def positions(maker: Maker) -> Case:
    return _lines(
        maker,
        lambda at, p: f"{at}. {p.name} ({p.position}) - Desa {p.desa} - {p.local}",
        position=True,
    )


@variation(6, "number before the village")
def number_first(maker: Maker) -> Case:
    return _lines(maker, lambda at, p: f"{at}. {p.name} – {p.local} – Ds. {p.desa}")


@variation(6, "labels, a record over several lines")
def labels(maker: Maker) -> Case:
    people = maker.people(5)
    said: list[str] = []
    for p in people:
        said += [f"Nama : {p.name}", f"Desa : {p.desa}", f"Jabatan : {p.position}"]
        said += [f"No HP : {p.local}", ""]
    return Case(lines(*said), people)


@variation(6, "labels in one line")
def labels_in_line(maker: Maker) -> Case:
    return _lines(maker, lambda _, p: f"Nama: {p.name}, Desa: {p.desa}, HP: {p.local}")


@variation(6, "districts as lines between")
def districts(maker: Maker) -> Case:
    said: list[str] = []
    people = []
    for name, some in maker.by_kecamatan(3, 4):
        anonymous(some)
        said += [f"*Kecamatan {name}*"]
        said += [f"{at}. {p.name} - {p.desa} - {p.local}" for at, p in enumerate(some, 1)]
        said.append("")
        people += some
    return Case(lines(*said), people)


@variation(6, "numbers still to be filled in")
def open_lines(maker: Maker) -> Case:
    case = _lines(maker, lambda at, p: f"{at}. {p.name} - {p.desa} - {p.local}")
    return Case(case.data + b"\n9.\n10.\n", case.people)


@variation(6, "a line with a name only is told")
def bare_line(maker: Maker) -> Case:
    case = _lines(maker, lambda at, p: f"{at}. {p.name} - {p.desa} - {p.local}")
    name = maker.name()
    return Case(case.data + f"\n9. {name}\n".encode(), case.people, told=[name])


@variation(6, "from the clipboard, tabs with a heading")
def clipboard(maker: Maker) -> Case:
    people = maker.people(6)
    return Case(text([HEADING, *body(people)], "\t"), people)


@variation(6, "from the clipboard, tabs without a heading")
def clipboard_bare(maker: Maker) -> Case:
    people = maker.people(8)
    return Case(text(body(people), "\t"), people)


@variation(6, "no heading at all in a workbook")
def no_heading(maker: Maker) -> Case:
    people = maker.people(8)
    rows = [[p.name, p.position, p.desa, p.kecamatan, p.local] for p in people]
    return Case(book(rows), people)


@variation(6, "no heading, below a title, in a CSV")
def no_heading_csv(maker: Maker) -> Case:
    people = maker.people(8)
    return Case(text([["DAFTAR PESERTA"], [], *body(people)]), people)
