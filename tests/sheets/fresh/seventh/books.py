"""Workbooks of several sheets."""

from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people
from tests.sheets.fresh.files import Row, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.third.tables import HEAD, table

seven = partial(fresh, 7)


@seven("sheets of days, a sheet of sums and an empty one")
def _(o: Office) -> Truth:
    first, second = people(o, 9), people(o, 8)
    sheets: dict[str, list[Row]] = {
        "REKAP": [["Hari", "Jumlah Peserta"], ["1", 9], ["2", 8]],
        "Hari 1 (4 Juli)": [["HARI PERTAMA"], HEAD, *table(first)],
        "Hari 2 (5 Juli)": [["HARI KEDUA"], HEAD, *table(second)],
        "Sheet4": [],
    }
    return Truth(xlsx(sheets), first + second)


@seven("sheets of tables with people below a title")
def _(o: Office) -> Truth:
    some = people(o, 12)
    sheets: dict[str, list[Row]] = {
        f"Meja {i + 1}": [[f"MEJA {i + 1} - BANK JATENG"], HEAD, *table(some[3 * i : 3 * i + 3])]
        for i in range(4)
    }
    return Truth(xlsx(sheets), some)
