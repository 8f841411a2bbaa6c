"""Different ways to write the same fact, all of them harmless.

Everything here can be read unambiguously. What cannot is planned in `traps`.
"""

from datetime import date

from examples.make_banjarnegara.dice import Dice
from examples.make_banjarnegara.people import Person
from examples.make_banjarnegara.sources import Tag, Village

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
POSITION_WORDS = {
    "Ketua": ("Ketua", "Ketua", "KETUA", "ketua", "Ketua Koperasi", "Ketua KDMP", "Ketua Pengurus"),
    "Sekretaris": ("Sekretaris", "SEKRETARIS", "Sekr.", "Sekertaris"),
    "Bendahara": ("Bendahara", "BENDAHARA", "bendahara"),
    "Wakil Ketua Bidang Usaha": (
        "Wakil Ketua Bidang Usaha",
        "Waka Usaha",
        "WAKIL KETUA BID. USAHA",
        "Wk. Ketua Bid Usaha",
    ),
    "Wakil Ketua Bidang Keanggotaan": (
        "Wakil Ketua Bidang Keanggotaan",
        "Waka Anggota",
        "Wakil Ketua Bid. Anggota",
    ),
}

Cell = str | int | date | None


def _spaced(text: str, dice: Dice) -> str:
    if dice.chance(0.06):
        return text.replace(" ", "  ", 1)
    return f"{text} " if dice.chance(0.06) else text


def name_words(manager: Person, dice: Dice) -> str:
    """Return a name unchanged, in capitals, in small letters, or after a polite title."""
    how = dice.weighted({"plain": 58, "upper": 32, "lower": 4, "titled": 6})
    text = {
        "plain": manager.name,
        "upper": manager.name.upper(),
        "lower": manager.name.lower(),
        "titled": f"{manager.title} {manager.name}",
    }[how]
    return _spaced(text, dice)


def village_words(village: Village, dice: Dice) -> str:
    """Return a village's name, sometimes after its kind (desa, kelurahan)."""
    prefixes = (
        ("Kel. ", "Kelurahan ") if village.kind == "kelurahan" else ("Ds. ", "Desa ", "DESA ")
    )
    name = village.name.upper() if dice.chance(0.45) else village.name
    return _spaced(f"{dice.pick(prefixes)}{name}" if dice.chance(0.25) else name, dice)


def cooperative_words(village: Village, dice: Dice) -> str:
    """Return a cooperative's name with one of the usual abbreviations."""
    kinds: tuple[str, ...]
    if village.kind == "kelurahan":
        kinds = ("KKMP", "Koperasi Kelurahan Merah Putih", "Kopkel Merah Putih")
    else:
        kinds = ("KDMP", "KDMP", "Koperasi Desa Merah Putih", "Kopdes Merah Putih")
    text = f"{dice.pick(kinds)} {village.name}"
    return _spaced(text.upper() if dice.chance(0.3) else text, dice)


def position_words(position: str, dice: Dice) -> str:
    """Return a position with one of its usual abbreviations."""
    return dice.pick(POSITION_WORDS[position])


def phone_words(phone: str, dice: Dice) -> Cell:
    """Return a national number (without its 0) in one of the usual spellings."""
    operator, middle, tail = phone[:3], phone[3:7], phone[7:]
    how = dice.weighted(
        {
            "number": 30,
            "text": 24,
            "dashes": 18,
            "spaces": 9,
            "international": 8,
            "dots": 4,
            "country": 3,
            "quote": 2,
            "marked": 2,
        }
    )
    if how == "number":
        return int(phone)
    if how == "country":
        return int(f"62{phone}")
    return {
        "text": f"0{phone}",
        "dashes": f"0{operator}-{middle}-{tail}",
        "spaces": f"0{operator} {middle} {tail}",
        "international": f"+62 {operator}-{middle}-{tail}",
        "dots": f"0{operator}.{middle}.{tail}",
        "quote": f"'0{phone}",
        "marked": f"0{phone} (WA)",
    }[how]


def date_words(day: date, dice: Dice) -> Cell:
    """Return a date as text, day first, or unchanged as a date of the spreadsheet."""
    month = MONTHS[day.month - 1]
    how = dice.weighted(
        {
            "cell": 38,
            "long": 20,
            "slashes": 18,
            "dashes": 9,
            "short": 6,
            "iso": 4,
            "weekday": 3,
            "dots": 2,
        }
    )
    if how == "cell":
        return day
    return {
        "long": f"{day.day} {month} {day.year}",
        "slashes": f"{day:%d/%m/%Y}",
        "dashes": f"{day:%d-%m-%Y}",
        "short": f"{day.day}/{day.month}/{day:%y}",
        "iso": f"{day:%Y-%m-%d}",
        "weekday": f"{WEEKDAYS[day.weekday()]}, {day.day} {month} {day.year}",
        "dots": f"{day:%d.%m.%Y}",
    }[how]


def tag_words(tag: Tag, dice: Dice) -> str:
    """Return one of a tag's aliases."""
    return dice.pick(tag.aliases)


def joined_words(words: list[str], dice: Dice) -> str:
    """Return several words as one cell, separated in one of the usual ways."""
    if len(words) == 1:
        return words[0]
    how = dice.weighted(
        {
            "comma": 46,
            "slash": 12,
            "and": 12,
            "plus": 5,
            "semicolon": 6,
            "lines": 9,
            "bullets": 4,
            "numbers": 6,
        }
    )
    text = {
        "comma": ", ".join(words),
        "slash": " / ".join(words),
        "and": f"{', '.join(words[:-1])} dan {words[-1]}",
        "plus": " + ".join(words),
        "semicolon": "; ".join(words),
        "lines": "\n".join(words),
        "bullets": "\n".join(f"- {word}" for word in words),
        "numbers": " ".join(f"{place}. {word}" for place, word in enumerate(words, 1)),
    }[how]
    style = dice.weighted({"lower": 55, "upper": 20, "sentence": 25})
    if style == "upper":
        return text.upper()
    return text[:1].upper() + text[1:] if style == "sentence" else text
