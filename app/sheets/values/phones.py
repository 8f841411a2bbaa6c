"""Telephone numbers as people type them -> E.164, or a code that says why not.

A digit that the file has lost is never made up: `8,12E+10` stays empty. Indonesian mobile numbers
follow libphonenumber's pattern for national numbers, `8[1-35-9]` and 7 to 10 digits more.
"""

import re
from dataclasses import dataclass

import phonenumbers

from app.sheets.files.cells import Cell, text_of
from app.sheets.values.keys import is_absent, plain, remembered, visible, western_digits

_MOBILE = re.compile(r"8[1-35-9]\d{7,10}", re.ASCII)
_FULL_MOBILE = re.compile(r"(?:[a-z/:. ]{0,20})\(?(?:\+?62|0) ?\)?-?8[1-35-9]", re.ASCII | re.I)
_NOT_DIGIT = re.compile(r"[^0-9]+")
_LANDLINE = re.compile(r"[2-79]\d{6,10}", re.ASCII)
_SHORTEST_MOBILE, _LONGEST_MOBILE = 9, 12
_SCIENTIFIC = re.compile(r"'?\+?(\d+)(?:[.,](\d+))?e\+?(\d{1,3})", re.ASCII | re.IGNORECASE)
_FORMULA = re.compile(r"=\s*\(?[\"'“”]?\s*([^\"'“”()]*?)\s*[\"'“”]?\)?")
_FLOAT = re.compile(r"(\+?\d{8,15})[.,]0{1,2}", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+", re.ASCII)
_LINK = re.compile(
    r"(?<!\S)\S*(?:wa\.me/|(?:whatsapp\.com|whatsapp:/)/send/?\?(?:\S*&)?phone=)"
    r"(?:\+|%2b)?(\d+)\S*",
    re.ASCII | re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\b(?:a\.?n\b\.?|atas nama|punya|milik)[^\d]*$", re.ASCII)
_WHOSE = re.compile(
    r"(?<=\d)[\s(,]{1,3}(?:a[./] ?n\b\.?|an\.|atas nama|punya|milik)[^\d]*$", re.ASCII
)
_PARTED = re.compile(r"^(\s*0?8\d{2,4})\s*/\s*(?=\d{6,8}\s*$)", re.ASCII)
"""A number with a stroke within: `0812/51182519`."""
_EXTENSION = re.compile(r"\bext\.?\s*\d{1,5}\b", re.ASCII)
_WORD = re.compile(r"(?<![\d*?#_])\b(?!(?:x+|o+)\b)[a-z]{2,}\b[.:]?(?![\d*?#_])", re.ASCII)
_LABEL = re.compile(
    r"\b(?:wa|hp|tlp|telp|tel|telepon|phone|no|nomor|mobile)\b[.:]*(?![a-z])", re.ASCII
)
_PLAIN_NUMBER = re.compile(r"(?!.*\.\.)[\d\s+().\-]*", re.ASCII)
_ONE_NUMBER = re.compile(r"\+?[(0-9](?: ?[0-9]|[)\-] ?[0-9]){8,15}", re.ASCII)
_NUMBER_WITH_O = re.compile(r"[\do\s+().\-]*", re.ASCII)
_BETWEEN = re.compile(r"[/,;&|\n]|\b(?:dan|atau|and|or)\b", re.ASCII)
_BEGINS = re.compile(r"(?<!\s)\s+(?=(?:\+?62|0)\s?8)", re.ASCII)
_IN_NAME = re.compile(r"(?:[(\[]\s*)?(\+?\d[\d\s.\-]{6,18}\d)\s*[)\]]?", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LOST_ZERO = "phone_lost_zero"
_LONGEST_TEXT = 100
"""Longer texts are no number; the patterns here are not made for them."""
_LEAST_DIGITS_OF_ONE = 7
_LOST_ZEROS = 5
"""A spreadsheet shows six digits of a large number; what it then saves ends in zeros."""
_ZEROS_ONLY = re.compile(r"[0\s.\-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Phone:
    """A mobile number, another one (or a landline), and the finding's code; empty means none."""

    e164: str = ""
    other: str = ""
    code: str = ""

    @property
    def proposed(self) -> str:
        """What would be taken."""
        return " ".join(filter(None, (self.e164, self.other)))


def read_phone(cell: Cell) -> Phone:
    """Return what a cell of a telephone column says."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _read_number(cell)
    return _read_text(_as_typed(text_of(cell)))


def is_plainly_mobile(text: str) -> bool:
    """Tell whether a text is a mobile number written in full: other numbers do not begin so."""
    begins = _FULL_MOBILE.match(western_digits(text).strip(" \t\r\n='\"`")) is not None
    return begins and bool(read_phone(text).e164)


def _as_typed(text: str) -> str:
    """Take off what a program put around a number: `="0812..."`, `.0` behind it, a link."""
    bare = western_digits(text).strip(" \t\r\n")
    bare = _LINK.sub(r"+\1", bare) if "/" in bare else bare
    formula = _FORMULA.fullmatch(bare)
    bare = formula[1] if formula else bare
    whole = _FLOAT.fullmatch(bare)
    return whole[1] if whole else bare


def phone_in_name(text: str) -> tuple[str, Phone | None]:
    """Split a number off a name: the name without it, and the number; None if there is none."""
    text = western_digits(text)
    match = _IN_NAME.search(text)
    if not match:
        return text, None
    phone = _read_text(match[1])
    rest = text[: match.start()] + " " + text[match.end() :]
    return rest, phone


def _read_number(cell: int | float) -> Phone:
    """Read a number cell: leading zeros are gone, and rounding shows as many zeros at the end."""
    text = text_of(cell)
    if text.isdigit() and len(text) >= _SHORTEST_MOBILE and text.endswith("0" * _LOST_ZEROS):
        return Phone(code="phone_sci_lost")
    return _read_text(text)


@remembered
def _read_text(text: str) -> Phone:
    if _MOBILE.fullmatch(text.removeprefix("0")):
        return Phone("+62" + text.removeprefix("0"), code="" if text[0] == "0" else _LOST_ZERO)
    if _ONE_NUMBER.fullmatch(text) and not _ZEROS_ONLY.fullmatch(text):
        return _read_one(text)
    if is_absent(text) or not any(char.isdigit() for char in text) or _ZEROS_ONLY.fullmatch(text):
        return Phone(code="phone_missing")
    footnote = any(char.isdigit() and not char.isdecimal() for char in text)
    if footnote or len(text) > _LONGEST_TEXT:
        return Phone(code="phone_invalid")
    return _read_marked(text)


def _read_marked(text: str) -> Phone:
    """Read what a spreadsheet made of a number, else what a person typed."""
    if scientific := _SCIENTIFIC.fullmatch(text):
        return _read_scientific(*scientific.groups(default=""))
    if _THOUSANDS.fullmatch(text):
        return _with_code(_read_one(_NOT_DIGIT.sub("", text)), "phone_thousands")
    return _read_typed(text)


def _read_typed(text: str) -> Phone:
    """Read a text with labels, separators or several numbers."""
    clean = _LABEL.sub(";", plain(visible(_on_lines(text))).translate(_DASHES).strip("'`"))
    clean = _WHOSE.sub("", _EXTENSION.sub(" ", clean))
    clean = _OF_WHOM.sub("", _PARTED.sub(r"\1 ", clean)).strip(" ,;:/(-")
    parts = [part for part in _BETWEEN.split(clean) if _digits(part) >= _LEAST_DIGITS_OF_ONE]
    whole = len(parts) == 1 and _digits(parts[0]) == _digits(clean)
    one = parts[0] if whole else clean
    if len(parts) <= 1:
        parts = _side_by_side(one)
    if len(parts) > 1:
        return _read_several([_read_one(part) for part in parts])
    return _read_one(one)


def _on_lines(text: str) -> str:
    """Part numbers that stand on a line each; one number broken over two lines stays whole."""
    lines = text.split("\n")
    whole = len(lines) > 1 and all(_digits(line) >= _SHORTEST_MOBILE for line in lines)
    return ";".join(lines) if whole else text


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _side_by_side(text: str) -> list[str]:
    """Split where two whole numbers stand beside each other with only a space between them."""
    pieces = text.split()
    for parts in (pieces, [part.strip() for part in _BEGINS.split(text)]):
        if len(parts) > 1 and all(_read_one(part).e164 for part in parts):
            return parts
    return [text]


def _read_scientific(whole: str, fraction: str, exponent: str) -> Phone:
    """`8.8100002259E+10` still has all its digits; with fewer, the number is lost."""
    if len(whole) != 1 or len(whole) + len(fraction) != int(exponent) + 1:
        return Phone(code="phone_sci_lost")
    return _with_code(_read_one(whole + fraction), "phone_sci_recoverable")


def _with_code(phone: Phone, code: str) -> Phone:
    """Say how a sound mobile number was written; what is wrong with another comes first."""
    return Phone(phone.e164, phone.other, code) if phone.e164 else phone


def _read_several(phones: list[Phone]) -> Phone:
    mobiles = [phone.e164 for phone in phones if phone.e164]
    others = [phone.other for phone in phones if phone.other]
    numbers = list(dict.fromkeys(mobiles + others))
    if not numbers:
        return Phone(code=phones[0].code)
    first = numbers[0] if mobiles else ""
    rest = [number for number in numbers if number != first]
    return Phone(first, rest[0] if rest else "", "phone_two_numbers")


def _read_one(text: str) -> Phone:
    """Read a text that holds one number at most."""
    said = _WORD.sub(" ", text).replace("()", " ")
    code = "phone_format"
    if not _PLAIN_NUMBER.fullmatch(said):
        said = _WORD.sub(" ", text.strip(" '`"))
        if not _NUMBER_WITH_O.fullmatch(said) or ".." in said:
            return Phone(code="phone_invalid")
        said, code = said.replace("o", "0"), "phone_letter_o"
    digits = _NOT_DIGIT.sub("", said)
    if said.lstrip(" (").startswith("+") and not digits.startswith("62"):
        return _read_foreign(digits)
    return _read_domestic(digits, code)


def _read_domestic(digits: str, code: str) -> Phone:
    national = _national(digits)
    if _MOBILE.fullmatch(national):
        lost_zero = code == "phone_format" and digits == national
        return Phone("+62" + national, code=_LOST_ZERO if lost_zero else code)
    if _LANDLINE.fullmatch(national):
        return Phone(other="+62" + national, code="phone_landline")
    if len(national) < _SHORTEST_MOBILE:
        return Phone(code="phone_invalid_short")
    too_long = len(national) > _LONGEST_MOBILE
    return Phone(code="phone_invalid_long" if too_long else "phone_invalid")


def _national(digits: str) -> str:
    """Take off the country code and the trunk prefix, in any of the ways they are written."""
    for prefix in ("0062", "062", "62"):
        if digits.startswith(prefix) and digits.removeprefix(prefix).lstrip("0")[:1] == "8":
            digits = digits.removeprefix(prefix)
            break
    else:
        digits = digits.removeprefix("00").removeprefix("62") if digits[:1] != "0" else digits
    return digits.removeprefix("0")


def _read_foreign(digits: str) -> Phone:
    try:
        number = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return Phone(code="phone_invalid")
    if not phonenumbers.is_valid_number(number):
        return Phone(code="phone_invalid")
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    mobile = phonenumbers.number_type(number) in {
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    }
    return Phone(e164 if mobile else "", "" if mobile else e164, "phone_foreign")
