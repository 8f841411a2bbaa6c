"""Chats with blanks, bars, pictures and signs between the fields."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people
from tests.sheets.fresh.files import lines
from tests.sheets.fresh.office import Office

five = partial(fresh, 5)


def bare(some: list[Person]) -> list[Person]:
    return [Person(p.name, p.village, p.phone) for p in some]


@five("chat: a number, blanks, the position in small letters")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [
        f"{i}. {p.name} {str(p.position).lower()} desa {p.desa} {p.local}"
        for i, p in enumerate(some, 1)
    ]
    return Truth(lines("Assalamualaikum", "List peserta", *said), some)


@five("chat: position in the middle, no word before the village")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [f"{i}. {p.name} {p.position} {p.desa} {p.local}" for i, p in enumerate(some, 1)]
    return Truth(lines("Peserta:", *said), [], open=some, told=[p.name for p in some])


@five("chat: check marks and dashes")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [f"✅ {p.name} - {p.position} - {p.desa} - {p.local}" for p in some]
    return Truth(lines("📢 DAFTAR HADIR", "", *said, "", "Terima kasih 🙏"), some)


@five("chat: hands and strokes")
def _(o: Office) -> Truth:
    some = bare(people(o, 12))
    said = [f"👉🏻 {p.name}/{p.desa}/{p.local}" for p in some]
    return Truth(lines("Yang sudah konfirmasi:", *said), some)


@five("chat: bars without anything before them")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [f"{p.name} | {p.position} | {p.desa} | {p.local}" for p in some]
    return Truth(lines(*said), some)


@five("chat: districts after hashes, in stars, with counts")
def _(o: Office) -> Truth:
    said: list[str] = []
    some: list[Person] = []
    names = ("Pejawaran", "Banjarmangu", "Wanayasa")
    for sign, name in zip(("#KEC. {}", "*Kec. {} (5)*", "== {} =="), names, strict=True):
        group = district(o, [v for v in o.villages if v.kecamatan == name][:5])
        said.append(sign.format(name.upper()))
        said += [f"{i}. {p.name} - {p.desa} - {p.local}" for i, p in enumerate(group, 1)]
        some += bare(group)
    return Truth(lines(*said), some)
