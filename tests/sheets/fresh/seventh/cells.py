"""Cells: numbers, names with titles, posts held for a time, villages misspelt or renamed."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people
from tests.sheets.fresh.files import Row, lines, merge, text, xls, xlsx
from tests.sheets.fresh.office import MAIN, Office
from tests.sheets.fresh.seventh.headings import bare
from tests.sheets.fresh.third.tables import HEAD, table

seven = partial(fresh, 7)


def _numbered(some: list[Person], said: list[str]) -> list[Row]:
    return [HEAD, *([*row[:5], phone] for row, phone in zip(table(some), said, strict=True))]


@seven("numbers with words, signs and links around them")
def _(o: Office) -> Truth:
    some = people(o, 12)
    forms = (
        "WA: {0}", "{0} (wa)", "hp.{0}", "+62 {1}-{2}-{3}", "(0{1}) {2} {3}", "0{1}.{2}.{3}",
        "62{1}{2}{3}", "https://wa.me/62{1}{2}{3}", "'0{1}{2}{3}", "0{1}–{2}–{3}", "{1}{2}{3}",
        "Telp/WA 0{1} {2} {3}",
    )  # fmt: skip
    said = [
        form.format(p.local, p.phone[3:6], p.phone[6:10], p.phone[10:])
        for form, p in zip(forms, some, strict=True)
    ]
    return Truth(xlsx(_numbered(some, said)), some)


@seven("two numbers in a cell, in many ways")
def _(o: Office) -> Truth:
    some = people(o, 10)
    between = (" / ", "/", ", ", " & ", " atau ", "\n", "; ", " dan ", " - ", " | ")
    said = [f"{p.local}{mark}0{o.phone()[3:]}" for p, mark in zip(some, between, strict=True)]
    return Truth(xlsx(_numbered(some, said)), some)


@seven("numbers as figures: the zero lost, and with a decimal part")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [HEAD]
    rows += [
        [*row[:5], int(p.phone[3:]) if i % 2 else float(p.phone[1:])]
        for i, (row, p) in enumerate(zip(table(some), some, strict=True))
    ]
    return Truth(xlsx(rows), some)


@seven("no number, said in many words")
def _(o: Office) -> Truth:
    some = people(o, 8)
    words = ["-", "tidak ada", "tdk punya HP", "belum ada", "0", "(kosong)", "n/a", "menyusul"]
    wanted = [Person(p.name, p.village, "", p.position) for p in some]
    return Truth(xlsx(_numbered(some, words)), wanted)


@seven("titles before and behind names")
def _(o: Office) -> Truth:
    some = people(o, 10)
    marks = (
        "Drs. H. {}, M.Pd.", "Ir. {}", "Hj. {}, S.E., M.M.", "dr. {}", "{}, A.Md.Kep.", "K.H. {}",
        "R. {}", "{}, S.Pd.SD", "Letda (Purn.) {}", "Ust. {}",
    )  # fmt: skip
    rows: list[Row] = [HEAD]
    wanted = []
    for row, p, mark in zip(table(some), some, marks, strict=True):
        rows.append([row[0], mark.format(p.name), *row[2:]])
        wanted.append(Person(mark.format(p.name), p.village, p.phone, p.position))
    return Truth(text(rows, ";"), wanted)


@seven("posts held for a time: Pj., Plt., Pjs.")
def _(o: Office) -> Truth:
    some = people(o, 8)
    before = ("Pj. ", "Plt. ", "PJS ", "Plt ", "Pj ", "Penjabat ", "Plh. ", "")
    rows: list[Row] = [HEAD]
    for row, mark in zip(table(some), before, strict=True):
        rows.append([*row[:2], f"{mark}{row[2]}", *row[3:]])
    return Truth(xlsx(rows), bare(some))


@seven("villages with a slip of the keyboard")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [HEAD]
    for i, row in enumerate(table(some)):
        name = str(row[3])
        slip = name[:2] + name[3:] if i % 2 else name[:-1] + name[-1] * 2
        rows.append([*row[:3], slip if len(name) > 5 else name, *row[4:]])
    return Truth(xlsx(rows), [], open=some)


@seven("districts misspelt, prefixed, shortened")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [HEAD]
    for i, row in enumerate(table(some)):
        kec = str(row[4])
        said = (f"KEC. {kec.upper()}", f"Kec {kec}", f"kecamatan {kec.lower()}", kec + ".")[i % 4]
        rows.append([*row[:4], said, *row[5:]])
    return Truth(xlsx(rows), some)


@seven("villages by number and name, as in a drop-down list")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["Nama", "Jabatan", "Desa", "No HP"]]
    rows += [[p.name, p.position, f"{p.village.code} - {p.desa.upper()}", p.local] for p in some]
    return Truth(text(rows, ","), some)


@seven("KDMP with a name of its own behind the village's")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Nama Koperasi", "Nama", "Jabatan", "HP"]]
    own = ("Sejahtera", "Makmur", "Sumber Rejeki", "Maju Bersama")
    rows += [
        [i, p.desa, p.kec, f"KDMP {p.desa} {own[i % 4]}", p.name, p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@seven("street of the office beside the village")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama", "Jabatan", "Alamat Kantor", "Desa", "Kecamatan", "Telepon"]]
    rows += [
        [i, p.name, p.position, f"Jl. Raya {p.kec} Km {i}", p.desa, p.kec, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xls(rows), some)


@seven("post behind the name in brackets or after a dash")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Peserta", "Desa", "Kecamatan", "WA"]]
    rows += [
        [
            i,
            f"{p.name} ({p.position})" if i % 2 else f"{p.name} - {p.position}",
            p.desa,
            p.kec,
            p.local,
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@seven("text of Excel in UTF-16 with tabs")
def _(o: Office) -> Truth:
    some = people(o, 10)
    return Truth(text([HEAD, *table(some)], "\t", "utf-16"), some)


@seven("copied from a sheet, without headings, trailing tabs")
def _(o: Office) -> Truth:
    some = people(o, 10)
    said = [
        "\t".join([str(i), p.desa, p.kec, p.name, str(p.position), p.local, "", ""])
        for i, p in enumerate(some, 1)
    ]
    return Truth(lines(*said), some)


@seven("district merged down, village merged over its two people")
def _(o: Office) -> Truth:
    rows: list[Row] = [["KECAMATAN", "DESA", "NAMA", "JABATAN", "NO. HP"]]
    some: list[Person] = []
    places = []
    for group in o.districts(2, 4):
        first = len(rows) + 1
        for v in group:
            at = len(rows) + 1
            for job in MAIN[:2]:
                p = Person(o.name(), v, o.phone(), job)
                rows.append(
                    [
                        v.kecamatan if len(rows) + 1 == first else "",
                        v.name if len(rows) + 1 == at else "",
                        p.name,
                        job,
                        p.local,
                    ]
                )
                some.append(p)
            places.append(f"B{at}:B{at + 1}")
        places.append(f"A{first}:A{len(rows)}")
    return Truth(xlsx(rows, merge(*places)), some)


@seven("heads of villages as those who come")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama Kepala Desa", "Desa", "Kecamatan", "No HP"]]
    rows += [[i, p.name, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx(rows), [], open=bare(some), refused={"columns_missing"})


@seven("title says the district, no column does")
def _(o: Office) -> Truth:
    [group] = o.districts(1, 7)
    some = district(o, group)
    rows: list[Row] = [
        [f"USULAN PESERTA TEMU BISNIS DARI KECAMATAN {some[0].kec.upper()}"],
        ["KABUPATEN BANJARNEGARA TAHUN 2025"],
        [],
        ["No", "Nama", "Jabatan", "Desa", "No HP"],
        *([i, p.name, p.position, p.desa, p.local] for i, p in enumerate(some, 1)),
    ]
    return Truth(xlsx(rows, merge("A1:E1", "A2:E2")), some)
