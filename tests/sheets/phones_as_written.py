"""Made-up people and their mobile numbers, written as offices write them."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from app.sheets.values.regions.villages import Village

Cell = str | int | date | None


@dataclass
class Person:
    """What is true of one row; `expected` are (field, code) pairs."""

    village: Village
    cells: dict[str, Cell] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)
    expected: Counter[tuple[str, str]] = field(default_factory=Counter)
    hidden: bool = False
    copies: bool = False
    """It repeats an earlier row, and so yields no row of its own."""
    copied: bool = False
    """A later row repeats it."""
    held: bool = False

    def expect(self, name: str, code: str, *, held: bool = False) -> None:
        """Record a finding that must be made."""
        self.expected[name, code] += 1
        self.held = self.held or held


class PhoneWriter:
    """Makes numbers up. `typed` tells whether cells may hold numbers (XLSX)."""

    def __init__(self, seed: int, *, typed: bool) -> None:
        self.rng = random.Random(seed)
        self.typed = typed
        self.serial = self.rng.randrange(1000, 5000)

    def chance(self, share: float) -> bool:
        """Decide with a probability."""
        return self.rng.random() < share

    def national(self) -> str:
        """Return a mobile number after +62 that nobody else has."""
        self.serial += 1
        tail = f"{self.rng.randrange(10 ** self.rng.choice([2, 3])):03}"
        return f"8{self.rng.choice('12357')}{self.rng.randrange(1, 9)}{self.serial:05}{tail}1"[:12]

    def phone(self, made: Person) -> None:
        """Fill in the mobile number."""
        national = self.national()
        made.truth["phone_e164"], made.truth["phone_other"] = f"+62{national}", ""
        made.cells["phone"] = self.rng.choice([f"0{national}", f"0{national} "])
        if self.chance(0.5):
            text, code = self.written(national)
            made.cells["phone"] = text
            made.expect("phone", code)
        elif self.chance(0.3):
            self.phone_trap(made, national)

    def written(self, n: str) -> tuple[Cell, str]:
        """Write a number in another way; return the finding's code too."""
        a, b, c = n[:3], n[3:7], n[7:]
        lost: Cell = int(n) if self.typed and self.chance(0.7) else n
        thousands = f"{int(n):,}".replace(",", ".")
        return self.rng.choice(
            [
                (lost, "phone_lost_zero"),
                (thousands, "phone_thousands"),
                *(
                    (form, "phone_format")
                    for form in (
                        f"0{a}-{b}-{c}",
                        f"0{a} {b} {c}",
                        f"0{a}.{b}.{c}",
                        f"(0{a}) {b}-{c}",
                        f"+62 {a}-{b}-{c}",
                        f"+62 0{n}",
                        f"62{n}",
                        f"0062{n}",
                        f"'0{n}",
                        f"0{n} (WA)",
                        f"WA: 0{n}",
                        f"https://wa.me/62{n}",
                        f"\u202a+62 {a}\u2011{b}\u2011{c}\u202c",
                        f"0{a}\u2013{b}\u2013{c}",
                        f"0{n}\u00a0",
                    )
                ),
            ]
        )

    def phone_trap(self, made: Person, n: str) -> None:
        """Break the number in one of the ways that need telling."""
        second = self.national()
        zero = f"O{n[:2]}o{n[3:]}" if n[2] == "0" else f"O{n}"
        comma = self.rng.choice(".,")
        both, text = f"+62{second}", self.rng.choice([", ", " / ", " dan ", "/"])
        said, mobile, other, code = self.rng.choice(
            [
                (self.rng.choice(["", "-", "belum ada", "0"]), "", "", "phone_missing"),
                (f"0{n}{text}0{second}", f"+62{n}", both, "phone_two_numbers"),
                (zero, f"+62{n}", "", "phone_letter_o"),
                (f"0286-{self.serial % 10**6:06}", "", "land", "phone_landline"),
                (f"0{n[:3]}-{n[3:6]}", "", "", "phone_invalid_short"),
                (f"0{n}{second[-5:]}", "", "", "phone_invalid_long"),
                (f"{n[0]}{comma}{n[1:3]}E+{len(n) - 1}", "", "", "phone_sci_lost"),
                (f"{n[0]}{comma}{n[1:]}E+{len(n) - 1}", f"+62{n}", "", "phone_sci_recoverable"),
                (None, f"+62{n}", "", "phone_in_name"),
            ]
        )
        if code == "phone_in_name":
            if not made.truth["name_key"]:
                return
            made.cells["name"] = f"{made.cells['name']} (0{n})"
            made.expect("name", code)
        else:
            made.expect("phone", code)
        if other == "land":
            other = f"+62286{self.serial % 10**6:06}"
        made.cells["phone"] = said
        made.truth["phone_e164"], made.truth["phone_other"] = mobile, other
