"""Identity and family-card numbers: never stored, wherever they stand, and said to be left out."""

import re

from app.sheets.findings import Finding
from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.lists.settled import HIDDEN
from app.sheets.values.keys import visible, western_digits, words

_PRIVATE_WORDS = frozenset({"nik", "ktp", "kk", "nokk", "noktp", "nonik", "kitas", "paspor"})
_PRIVATE_PHRASES = ("kartu keluarga", "induk kependudukan", "kartu tanda penduduk")
_ENGLISH_PHRASES = ("identity number", "identity card", "family card", "passport number")
_NUMBER = re.compile(r"(?<![\d.])\d{6}[ .]?\d{6}[ .]?\d{4}(?![\d.])")
_IDENTITY_DIGITS = 16
_MOSTLY = 0.6
_FEWEST = 3
_LEAST_DIGITS = 6


def leave_out_private(opened: OpenedList) -> list[Finding]:
    """Take no column of identity numbers for any field; return what to tell about each of them.

    A column is one by its heading and digits, or because most of its cells hold such a number.
    """
    findings: list[Finding] = []
    if not opened.split.data:
        return findings
    first = opened.split.data[0].row
    for column in opened.columns:
        heading = words(f"{column.group} {column.heading}")
        texts = [d.texts[column.index] for d in opened.split.data if column.index < len(d.texts)]
        filled = [text for text in texts if text and not text.isspace()]
        if not (_says_private(heading) and _are_numbers(filled)) and not _are_private(filled):
            continue
        for name in [n for n, index in opened.fields.items() if index == column.index]:
            del opened.fields[name]
        opened.more = {
            name: tuple(index for index in some if index != column.index)
            for name, some in opened.more.items()
        }
        column.means, column.score, column.basis = "", 0.0, ""
        findings.append(
            Finding(
                *(first.number, first.line, column.key, column.heading, "column_private"),
                sheet=opened.sheet,
            )
        )
    return findings


def is_private(text: str) -> bool:
    """Tell whether a text is an identity number."""
    if len(text) < _IDENTITY_DIGITS:
        return False
    return _NUMBER.fullmatch(western_digits(visible(text)).strip("'`")) is not None


def hide_identity(text: str) -> str:
    """Return a text with dots in the place of the identity numbers in it."""
    if len(text) < _IDENTITY_DIGITS or sum(map(str.isdigit, text)) < _IDENTITY_DIGITS:
        return text
    return (
        _NUMBER.sub(HIDDEN, western_digits(text)) if _NUMBER.search(western_digits(text)) else text
    )


def without_identity(reader: Reader, field: str) -> str:
    """Return a field's text without the identity numbers in it, and note that there were some."""
    text = visible(reader.text(field))
    bare = visible(_NUMBER.sub(" ", western_digits(text)))
    if _NUMBER.search(western_digits(text)) is None:
        return text
    reader.note(field, "identity_left_out")
    return bare


def _says_private(heading: str) -> bool:
    if not _PRIVATE_WORDS.isdisjoint(heading.split()):
        return True
    return any(phrase in heading for phrase in (*_PRIVATE_PHRASES, *_ENGLISH_PHRASES))


def _are_numbers(filled: list[str]) -> bool:
    """Tell numbers from the names and addresses under `Nama sesuai KTP`, `Alamat KTP`."""
    numbers = sum(sum(map(str.isdigit, text)) >= _LEAST_DIGITS for text in filled)
    return 0 < len(filled) <= 2 * numbers


def _are_private(filled: list[str]) -> bool:
    return len(filled) >= _FEWEST and sum(map(is_private, filled)) >= _MOSTLY * len(filled)
