"""Exports of programs that know no villages."""

from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people
from tests.sheets.fresh.eleventh.parts import digits, spaced
from tests.sheets.fresh.files import text
from tests.sheets.fresh.office import Office

export = partial(fresh, 11)


@export("address book of a phone as Google writes it")
def _(o: Office) -> Truth:
    some = people(o, 9)
    head = [
        "First Name",
        "Middle Name",
        "Last Name",
        "Nickname",
        "File As",
        "Organization Name",
        "Organization Title",
        "Organization Department",
        "Birthday",
        "Notes",
        "Labels",
        "E-mail 1 - Label",
        "E-mail 1 - Value",
        "Phone 1 - Label",
        "Phone 1 - Value",
    ]
    rows: list[list[object]] = [[*head]]
    for p in some:
        first, *middle, last = p.name.split(" ")
        rows.append(
            [
                first,
                " ".join(middle),
                last,
                "",
                "",
                f"KDMP {p.desa}",
                p.position,
                "",
                "",
                "",
                "Kontak Bisnis ::: * myContacts",
                "",
                "",
                "Mobile",
                spaced(p),
            ]
        )
    return Truth(text(rows, ","), some)


@export("badge numbers and barcodes of another ticket application")
def _(o: Office) -> Truth:
    some = people(o, 10)
    codes = [f"TKT-{digits(o, 10)}" for _ in some]
    rows: list[list[object]] = [
        [
            *("Order #", "Order Date", "Ticket Type", "Quantity", "Barcode", "Attendee Name"),
            *("Cell Phone", "Job Title", "Company / Organization", "Attendee Status"),
        ]
    ]
    for i, (p, code) in enumerate(zip(some, codes, strict=True)):
        rows.append(
            [
                f"#{11420 + i}",
                "2025-06-25 13:05",
                "Peserta KDMP",
                1,
                code,
                p.name,
                p.phone,
                p.position,
                f"Koperasi Desa Merah Putih {p.desa}",
                "Attending",
            ]
        )
    return Truth(text(rows, "\t", code="utf-16"), some, foreign=set(codes))
