"""What stands in cells: numbers, names, places, as they are typed."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.files import text, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def row(i: int, p: Person) -> list[object]:
    return [i, p.name, p.position, p.desa, p.kec, p.local]


@one("numbers as floats, with and without the country")
def _(o: Office) -> Truth:
    some = people(o, 20)
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    for i, p in enumerate(some):
        rows[i][5] = (float(p.phone[3:]), int(p.phone[1:]), int(p.phone[3:]), f"{p.phone[3:]}.0")[
            i % 4
        ]
    return Truth(xlsx([HEAD, *rows]), some)


@one("numbers in all notations")
def _(o: Office) -> Truth:
    some = people(o, 20)
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    for i, p in enumerate(some):
        n, a, b, c = p.local, p.local[:4], p.local[4:8], p.local[8:]
        rows[i][5] = [
            f"+62 {a[1:]}-{b}-{c}", f"{a}.{b}.{c}", f"({a}) {b}{c}", f"WA: {n}", f"{n} (WA)",
            f"https://wa.me/{p.phone[1:]}", f"'{n}", f"{a}\u00a0{b}\u00a0{c}",
            f"\u202a{p.phone}\u202c",
            f"{a} - {b} - {c}", f"HP. {n}", f"{n} a.n. istri", f"+62(0){a[1:]}{b}{c}",
            f"62-{a[1:]}-{b}-{c}",
            f"Telp {a} {b} {c}", f"{n};", f"0 {a[1:]} {b} {c}", f"{n} / -", f"{a}/{b}{c}",
            f" {n}\n",
        ][i]  # fmt: skip
    return Truth(xlsx([HEAD, *rows]), some)


@one("two numbers in a cell")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    for i, p in enumerate(some):
        other = "0" + o.phone()[3:]
        rows[i][5] = f"{p.local}{(' / ', ' atau ', chr(10), ', ', ' & ', '; ')[i % 6]}{other}"
    return Truth(xlsx([HEAD, *rows]), some)


@one("no number, in words")
def _(o: Office) -> Truth:
    words = (
        "-",
        "tidak ada",
        "belum punya",
        "tdk ada HP",
        "0",
        "--",
        "kosong",
        "menyusul",
        "n/a",
        "x",
    )
    some = [Person(p.name, p.village, "", p.position) for p in people(o, 10)] + people(o, 5)
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    for i, word in enumerate(words):
        rows[i][5] = word
    return Truth(text([HEAD, *rows]), some)


@one("villages with a letter wrong")
def _(o: Office) -> Truth:
    wrong = {
        "Gumelem Wetan": "Gumelem Wettan", "Pekikiran": "Pekikirann",
        "Kebutuhduwur": "Kebutuhdhuwur",
        "Tanjungtirta": "Tanjung Tirta", "Dieng Kulon": "Dieng Kolon",
        "Pegundungan": "Pegundunggan",
        "Condongcampur": "Condong Campur", "Mantrianom": "Mantri Anom",
        "Parakancanggah": "Prakancanggah",
        "Legoksayem": "Legoksayem ", "Jatilawang": "JATILWANG", "Bondolharjo": "Bondol harjo",
    }  # fmt: skip
    some = [person(o, o.village(name)) for name in wrong]
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    for each, typed in zip(rows, wrong.values(), strict=True):
        each[3] = typed
    return Truth(xlsx([HEAD, *rows]), some)


@one("kinds of village, shortened, before the names")
def _(o: Office) -> Truth:
    some = people(o, 14)
    some += [person(o, o.village("Wangon")), person(o, o.village("Sokanandi"))]
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    for i, p in enumerate(some):
        town = p.village.kind == "kelurahan"
        short = (
            ("Kel. ", "KELURAHAN ", "Kel ") if town else ("Ds. ", "Desa ", "DS ", "Pemdes ", "ds.")
        )
        rows[i][3] = f"{short[i % len(short)]}{p.desa}"
        rows[i][4] = f"{('Kec. ', 'Kecamatan ', 'KEC ', '')[i % 4]}{p.kec.upper()}"
    return Truth(xlsx([HEAD, *rows]), some)


@one("one name in two districts, district given or not")
def _(o: Office) -> Truth:
    pairs = [("Beji", "Pejawaran"), ("Beji", "Pandanarum"), ("Karangtengah", "Batur")]
    pairs += [("Dawuhan", "Wanayasa"), ("Bandingan", "Rakit"), ("Bandingan", "Sigaluh")]
    some = [person(o, o.village(*pair)) for pair in pairs] + people(o, 8)
    lost = [
        person(o, o.village("Kutayasa", "Bawang")),
        person(o, o.village("Pringamba", "Sigaluh")),
    ]
    rows = [row(i, p) for i, p in enumerate([*some, *lost], 1)]
    for each in rows[-2:]:
        each[4] = ""
    return Truth(xlsx([HEAD, *rows]), some, told=[p.name for p in lost])


@one("village and district in one cell, all ways")
def _(o: Office) -> Truth:
    some = people(o, 18)
    ways = (
        "{} / {}", "{} - {}", "{}, {}", "{} ({})", "{}\n{}", "{} Kec. {}", "Desa {} Kecamatan {}",
        "Ds.{} Kec.{}", "Desa {}, Kec. {}, Kab. Banjarnegara",
    )  # fmt: skip
    rows = [
        [i, p.name, ways[i % len(ways)].format(p.desa, p.kec), p.position, p.local]
        for i, p in enumerate(some)
    ]
    return Truth(xlsx([["No", "Nama", "Desa / Kecamatan", "Jabatan", "HP"], *rows]), some)
