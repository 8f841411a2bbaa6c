"""Lists of requests."""

from tests.sheets.offices.case import Case, Maker, Person, variation
from tests.sheets.offices.writing import book, text

PARTNERS = {"PUPUK": "PT Pupuk Nusantara", "BULOG": "Perum Bulog", "BANK": "Bank Jateng"}


def _requests(maker: Maker, count: int = 6) -> list[Person]:
    codes = list(PARTNERS)
    return [
        Person(codes[at % 3], p.village, None, None) for at, p in enumerate(maker.people(count))
    ]


def _case(data: bytes, some: list[Person]) -> Case:
    return Case(data, some, partners=PARTNERS)


@variation(2, "requests with a timestamp and an order number", "requests")
def timestamp(maker: Maker) -> Case:
    some = _requests(maker)
    heading = ("Timestamp", "No Tiket", "Desa", "Mitra yang diminta")
    rows = [["1/6/2025 9:00", f"T{i}", p.desa, PARTNERS[p.name]] for i, p in enumerate(some)]
    return _case(text([heading, *rows], ","), some)


@variation(3, "requests on two sheets", "requests")
def sheets(maker: Maker) -> Case:
    some = _requests(maker)
    rows = [[p.desa, p.kecamatan, PARTNERS[p.name]] for p in some]
    heading = ("Desa", "Kecamatan", "Mitra")
    return _case(book({"Senin": [heading, *rows[:3]], "Selasa": [heading, *rows[3:]]}), some)


@variation(4, "requests in a second table below", "requests")
def second_table(maker: Maker) -> Case:
    some = _requests(maker)
    rows = [
        ["Desa", "Mitra"],
        *([p.desa, PARTNERS[p.name]] for p in some[:3]),
        [],
        ["Mitra", "Desa", "Kecamatan"],
        *([PARTNERS[p.name], p.desa, p.kecamatan] for p in some[3:]),
    ]
    return _case(text(rows), some)


@variation(8, "requests by a form", "requests")
def form(maker: Maker) -> Case:
    some = _requests(maker)
    heading = ("Stempel waktu", "Dari desa mana Anda?", "Perusahaan mana yang ingin Anda temui?")
    rows = [["1/6/2025 9:00", p.desa, PARTNERS[p.name]] for p in some]
    return _case(text([heading, *rows], ","), some)


@variation(1, "a request without a partner is told", "requests")
def no_partner(maker: Maker) -> Case:
    some = _requests(maker)
    rows = [[p.desa, PARTNERS[p.name]] for p in some]
    case = _case(text([["Desa", "Mitra"], *rows, ["Zedongan", ""]]), some)
    case.told = ["Zedongan"]
    return case


@variation(2, "partner and village only, the other way round", "requests")
def reversed_order(maker: Maker) -> Case:
    some = _requests(maker)
    rows = [[PARTNERS[p.name], p.desa] for p in some]
    return _case(text([["Perusahaan yang dituju", "Desa pemohon"], *rows]), some)
