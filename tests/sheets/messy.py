"""Messy attendee lists made up from the region list with a seed, and the truth about them.

Each person is rendered field by field, now and then with a trap; the trap says which finding it
must cause. How the rows are laid out in a file is the business of `messy_files`.
"""

from datetime import date, timedelta

from rapidfuzz.distance import OSA

from app.sheets.values.keys import letters
from app.sheets.values.regions.villages import Regions, Village
from tests.sheets.phones_as_written import Person, PhoneWriter

GIVEN = ["Siti", "Budi", "Agus", "Sri", "Wahyu", "Slamet", "Rina", "Eko", "Joko", "Mutmainah"]
FAMILY = ["Utomo", "Santoso", "Rahayu", "Wibowo", "Lestari", "Hidayat", "Saputra", "Aminah"]
MONTHS = {5: "Mei", 6: "Juni", 7: "Juli"}
NEEDS = {
    "pupuk": ("pupuk", "urea", "Kios Pupuk", "NPK"),
    "lpg": ("gas melon", "LPG 3 kg", "elpiji", "pangkalan lpg"),
    "pembiayaan": ("modal kerja", "KUR", "pinjaman"),
    "jual_kopi": ("kopi", "kopi arabika"),
    "sembako": ("beras", "minyak goreng", "gerai sembako"),
    "pendampingan": ("bimtek", "pelatihan"),
    "gudang": ("gudang", "pergudangan"),
}
POSITIONS = {
    "Ketua": ("Ketua Koperasi", "Ketua KDMP", "KETUA KOPDES"),
    "Sekretaris": ("Sekr.", "Sekertaris", "SEKERTARIS"),
    "Bendahara": ("Bend.", "Bendhara"),
    "Wakil Ketua Bidang Usaha": ("Waka Usaha", "Wk. Ketua Bid Usaha", "WAKIL KETUA BID. USAHA"),
    "Wakil Ketua Bidang Keanggotaan": ("Waka Keanggotaan", "Wakil Ketua Bidang Anggota"),
}
FIELDS = (
    *("number", "cooperative", "village", "kecamatan", "name", "position", "phone", "legal_no"),
    *("legal_date", "needs", "note"),
)


class Maker(PhoneWriter):
    """Makes people up. `typed` tells whether cells may hold numbers and dates (XLSX)."""

    def __init__(self, seed: int, regions: Regions, *, typed: bool) -> None:
        super().__init__(seed, typed=typed)
        self.regions = regions

    def people(self, count: int) -> list[Person]:
        """Make people of different villages, in the order of the region list."""
        chosen = self.rng.sample(self.regions.villages, count)
        return [self.person(village) for village in sorted(chosen, key=lambda v: v.code)]

    def person(self, village: Village) -> Person:
        """Make one person with the cells of one row."""
        made = Person(village)
        self.serial += 1
        made.truth = {
            "village_code": village.code,
            "cooperative": self.regions.cooperative_name(village),
        }
        self.name(made)
        self.place(made)
        self.position(made)
        self.phone(made)
        self.legal(made)
        self.needs(made)
        note = self.rng.choice(["", "", "", "hadir", "diwakilkan"])
        made.cells["note"], made.truth["note"] = note, note
        return made

    def recase(self, text: str) -> str:
        """Write a text as it comes, in capitals or small, with stray spaces."""
        text = self.rng.choice([text, text.upper(), text, text.lower()])
        return self.rng.choice([text, text, f"{text} ", f" {text}", text.replace(" ", "  ")])

    def name(self, made: Person) -> None:
        """Fill in the name."""
        name = f"{self.rng.choice(GIVEN)} {self.rng.choice(GIVEN)} {self.rng.choice(FAMILY)}"
        suffix = "".join(chr(97 + int(digit)) for digit in str(self.serial))
        name = self.rng.choice(
            [f"{name} {suffix}", f"H. {name} {suffix}", f"{suffix} {name}, S.Pd."]
        )
        made.truth["name_key"] = letters(name)
        made.cells["name"] = self.recase(name)
        if self.chance(0.05):
            made.cells["name"] = self.rng.choice(["Bapak ", "Sdri. ", "Bp ", "Ibu "]) + name
            made.expect("name", "name_honorific")
        elif self.chance(0.02):
            made.cells["name"] = self.rng.choice(["", " ", "-"])
            made.truth["name_key"] = ""
            made.expect("name", "name_missing", held=True)

    def place(self, made: Person) -> None:
        """Fill in cooperative, village and district."""
        village = made.village
        short = self.rng.choice(["KDMP", "Koperasi Desa Merah Putih", "Kop. Desa Merah Putih"])
        if village.kind == "kelurahan":
            short = self.rng.choice(["KKMP", "Koperasi Kelurahan Merah Putih"])
        prefix = {"desa": ["Desa ", "Ds. ", ""], "kelurahan": ["Kel. ", "KELURAHAN ", ""]}
        made.cells["cooperative"] = self.recase(f"{short} {village.name}")
        made.cells["village"] = self.recase(self.rng.choice(prefix[village.kind]) + village.name)
        made.cells["kecamatan"] = self.recase(village.kecamatan)
        unique = len(self.regions.by_name[letters(village.name)]) == 1
        if self.chance(0.04):
            self.misspell(made)
        elif self.chance(0.03) and unique:
            other = self.other_kecamatan(village)
            made.cells["kecamatan"] = other.upper()
            made.expect("kecamatan", "kecamatan_mismatch", held=True)
        elif self.chance(0.03):
            other_village = self.rng.choice(self.regions.villages)
            if letters(other_village.name) != letters(village.name):
                made.cells["cooperative"] = f"KDMP {other_village.name.upper()}"
                made.expect("cooperative", "coop_village_mismatch")
        elif self.chance(0.2) and village.kind == "kelurahan":
            made.cells["village"] = f"Desa {village.name}"
            made.expect("village", "type_mismatch")
        elif village.kecamatan in ALIASES and self.chance(0.5):
            made.cells["kecamatan"] = self.rng.choice(ALIASES[village.kecamatan])
            made.expect("kecamatan", "kecamatan_alias")

    def other_kecamatan(self, village: Village) -> str:
        """Choose a district where there is no village of that name."""
        while True:
            other = self.rng.choice(self.regions.villages)
            if other.kecamatan != village.kecamatan:
                return other.kecamatan

    def misspell(self, made: Person) -> None:
        """Misspell the village so that only it can be meant."""
        name = made.village.name
        here = [letters(v.name) for v in self.regions.by_kecamatan[made.village.kecamatan_code]]
        for _ in range(20):
            at = self.rng.randrange(1, len(name) - 1)
            swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
            wrong = self.rng.choice([name[:at] + name[at + 1 :], swapped])
            near = [other for other in here if OSA.distance(letters(wrong), other) <= 2]
            known = letters(wrong) in self.regions.by_name
            if near == [letters(name)] and not known and len(letters(wrong)) >= 4:
                made.cells["village"] = self.rng.choice([wrong, wrong.upper()])
                made.expect("village", "village_fuzzy")
                return

    def position(self, made: Person) -> None:
        """Fill in the position."""
        name = self.rng.choice(list(POSITIONS))
        made.truth["position"] = name
        made.cells["position"] = self.rng.choice([name, name.upper(), name.lower(), f"{name} "])
        if self.chance(0.4):
            made.cells["position"] = self.rng.choice(POSITIONS[name])
            made.expect("position", "position_alias")
        elif self.chance(0.1):
            said, name, code = self.rng.choice(
                [
                    ("", "", "position_missing"),
                    ("-", "", "position_missing"),
                    ("Pengurus", "", "position_unclear"),
                    ("Kades", "Pengawas", "not_a_manager"),
                    ("Lurah", "Pengawas", "not_a_manager"),
                ]
            )
            made.cells["position"], made.truth["position"] = said, name
            made.expect("position", code)

    def legal(self, made: Person) -> None:
        """Fill in number and date of the legal entity."""
        number = f"AHU-{self.serial:07}.AH.01.29.TAHUN 2025"
        made.truth["legal_no"] = number
        made.cells["legal_no"] = self.rng.choice([number, number.lower()])
        day = date(2025, 5, 20) + timedelta(days=self.rng.randrange(45))
        month = MONTHS[day.month]
        made.truth["legal_date"] = day.isoformat()
        if self.typed and self.chance(0.4):
            made.cells["legal_date"] = day
            return
        forms = [
            *(f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}", f"{day.day}/{day.month}/25"),
            *(
                day.isoformat(),
                f"{day.day} {month} {day.year}",
                f"{day.day} {month[:3]} {day.year}",
            ),
            *(f"Jumat, {day.day} {month} {day.year}", f"{day:%d} {month.upper()} {day.year}"),
            str((day - date(1899, 12, 30)).days),
        ]
        code = "date_text"
        made.cells["legal_date"] = self.rng.choice(forms)
        if self.chance(0.08):
            said, code = self.rng.choice(
                [
                    (self.rng.choice(["", "-"]), "date_missing"),
                    ("31/06/2025", "date_invalid"),
                    (f"{day:%d/%m}/2205", "date_implausible"),
                    (f"06/{self.rng.randrange(13, 31)}/2025", "date_us_order"),
                ]
            )
            made.cells["legal_date"] = said
            order = f"2025-06-{said[3:5]}" if code == "date_us_order" else ""
            made.truth["legal_date"] = order
        made.expect("legal_date", code)

    def needs(self, made: Person) -> None:
        """Fill in the needs."""
        tags = sorted(self.rng.sample(list(NEEDS), self.rng.randrange(4)))
        words = [self.rng.choice(NEEDS[tag]) for tag in tags]
        if words and self.chance(0.05):
            words.append(self.rng.choice(["bantuan hibah", "studi banding"]))
            made.expect("needs", "need_unknown")
        if "pembiayaan" not in tags and self.chance(0.05):
            words.append(self.rng.choice(["modla kerja", "pinjamn"]))
            tags.append("pembiayaan")
            made.expect("needs", "need_fuzzy")
        between = self.rng.choice([", ", " / ", " + ", "; ", " & ", " dan "])
        made.cells["needs"] = (
            self.recase(between.join(words)) if words else self.rng.choice(["", "-"])
        )
        made.truth["needs"] = ";".join(sorted(tags))


ALIASES = {
    "Purworeja Klampok": ("KLAMPOK", "Purwareja Klampok", "Pwj. Klampok"),
    "Karangkobar": ("KARANG KOBAR", "Karang Kobar"),
    "Kalibening": ("Kali Bening",),
    "Purwanegara": ("Purwonegoro",),
}
