"""What the lists of the tenth batch share."""

from functools import partial

from tests.sheets.fresh.case import Person, fresh, person
from tests.sheets.fresh.office import Office

ten = partial(fresh, 10)

ACEH = (
    ["Teuku", "Cut", "Muhajir", "Nuraini", "Fakhrurrazi", "Safrida", "Ikhwan", "Zubaidah"],
    ["Ridwan", "Maulida", "Azhari", "Fitriani", "Saiful", "Husna"],
    ["Ibrahim", "Yusuf", "Hasballah", "Abdullah", "Usman", "Amin"],
)
TIMOR = (
    ["Yoseph", "Marselina", "Kornelis", "Ferdinanda", "Blasius", "Adriana", "Thobias", "Yumina"],
    ["Meksi", "Imelda", "Arnoldus", "Getrudis", "Oktovianus", "Sofia"],
    ["Nabuasa", "Banunaek", "Tefa", "Selan", "Boimau", "Liunokas"],
)
DAYAK = (
    ["Yulius", "Norhayati", "Petrus", "Kristina", "Lukas", "Maria", "Hendrikus", "Agustina"],
    ["Dedi", "Lestari", "Ansel", "Nopi", "Rudi", "Elisa"],
    ["Bangau", "Lawing", "Liah", "Ngau", "Juk", "Tingang"],
)
TORAJA = (
    ["Markus", "Ludia", "Simon", "Damaris", "Yulius", "Ester", "Daud", "Rachel"],
    ["Rante", "Bua", "Tandi", "Lai", "Sampe", "Lolo"],
    ["Allo", "Pasang", "Palimbong", "Sarungallo", "Tangdilintin", "Payung"],
)


def bare(p: Person) -> Person:
    """Return a person without a position."""
    return Person(p.name, p.village, p.phone)


def mute(p: Person) -> Person:
    """Return a person without a number."""
    return Person(p.name, p.village, "", p.position)


def some(o: Office, count: int, position: str = "") -> list[Person]:
    """Make people of as many villages up, all of a position if it is given."""
    return [person(o, None, position) for _ in range(count)]


def plain(o: Office, count: int) -> list[Person]:
    """Make people up of whom no position is known."""
    return [bare(person(o)) for _ in range(count)]
