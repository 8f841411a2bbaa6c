"""Messages sent again, in several lines or in one, and contacts of a telephone."""

from functools import partial

from tests.sheets.fresh.case import Truth, district, fresh, people
from tests.sheets.fresh.files import Row, lines, text
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.seventh.headings import bare

seven = partial(fresh, 7)


@seven("chat: the list sent again and again, each time with one more")
def _(o: Office) -> Truth:
    [group] = o.districts(1, 6)
    some = district(o, group)
    said = []
    for count in range(3, 7):
        said += [f"Peserta Kec. {some[0].kec}"]
        said += [f"{i}. {p.name} - {p.desa} - {p.local}" for i, p in enumerate(some[:count], 1)]
        said += [""]
    return Truth(lines(*said), bare(some))


@seven("chat: three lines for each, a blank line between")
def _(o: Office) -> Truth:
    some = people(o, 7)
    said = ["Berikut nama-nama peserta:", ""]
    for p in some:
        said += [p.name, f"{p.position} KDMP {p.desa} Kec. {p.kec}", p.local, ""]
    return Truth(lines(*said), some)


@seven("chat: signs of equality between village, name and number")
def _(o: Office) -> Truth:
    [group] = o.districts(1, 7)
    some = district(o, group)
    said = [f"Kec. {some[0].kec}:"]
    said += [f"{p.desa} = {p.name} = {p.local}" for p in some]
    return Truth(lines(*said), bare(some))


@seven("chat: all in one line with numbers before each")
def _(o: Office) -> Truth:
    some = people(o, 6)
    said = " ".join(
        f"{i}. {p.name}, Desa {p.desa} Kec. {p.kec}, {p.local}" for i, p in enumerate(some, 1)
    )
    return Truth(
        lines(said), [], open=bare(some), refused={"columns_missing", "rows_not_understood"}
    )


@seven("contacts exported from a telephone")
def _(o: Office) -> Truth:
    some = people(o, 9)
    head = ["Name", "Given Name", "Family Name", "Group Membership", "Phone 1 - Type"]
    rows: list[Row] = [[*head, "Phone 1 - Value"]]
    rows += [
        [f"{p.name} KDMP {p.desa}", p.name.split()[0], "", "* myContacts", "Mobile", p.phone]
        for p in some
    ]
    return Truth(
        text(rows, ","), [], open=bare(some), refused={"columns_missing", "rows_not_understood"}
    )
