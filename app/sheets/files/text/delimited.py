"""Text tables (CSV and its relatives) -> one table.

The delimiter is found by how evenly it divides the records, because `csv.Sniffer` gives up on
title rows; the encoding by byte-order mark, then UTF-8, then the Windows code page 1252.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO

from app.sheets.errors import (
    BinaryTextError,
    BrokenCsvError,
    CellTooLongError,
    TooManyColumnsError,
    TooManyRowsError,
)
from app.sheets.files.cells import Row, Table
from app.sheets.files.filling import Filling
from app.sheets.files.limits import Limits
from app.sheets.files.text.rulings import without_lines

DELIMITERS = ";,\t|"
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = dict.fromkeys([*range(9), *range(14, 32)])
_SAMPLE_RECORDS = 300
_SAMPLE_CHARACTERS = 200_000
_LEAST_ALIGNED, _MOSTLY, _WIDEST_LINE = 3, 0.8, 400
_MOST_TITLES = 4
_MAX_LINES_IN_RECORD = 100
_TRIMMED = " \t\r\n"


def read_delimited(data: bytes, limits: Limits) -> Table:
    """Return the table of a text file; see `app.sheets.errors` for what is refused."""
    text = without_lines(decode(data))
    delimiter = find_delimiter(text)
    if stops := blank_stops(text):
        text, delimiter = _at_stops(text, stops), "\t"
    table = Table("", "csv", active=True)
    filling = Filling(limits)
    records = 0
    for number, line, fields in _records(text, delimiter, limits):
        records = number
        if not any(field.strip(_TRIMMED) for field in fields):
            continue
        _check_fields(number, fields, limits)
        filling.add(table.rows, Row(number, line, [field if field else None for field in fields]))
    if records > limits.rows * 20:
        raise TooManyRowsError(limit=limits.rows)
    return table


def decode(data: bytes) -> str:
    """Return the text of a file; BinaryTextError if it has bytes that no text has."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None and b"\x00" in data[:4096]:
        encoding = _unmarked_utf16(data)
    for candidate in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError as error:
            position = error.start
        else:
            return _checked(text)
    raise BinaryTextError(line=data.count(b"\n", 0, position) + 1)


def _unmarked_utf16(data: bytes) -> str | None:
    """Recognize UTF-16 without its mark by where the zero bytes of plain letters stand."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.3 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) * 0.3 and not odd else None


def _checked(text: str) -> str:
    if len(text.translate(_CONTROL)) != len(text):
        first = next(i for i, char in enumerate(text) if ord(char) in _CONTROL)
        raise BinaryTextError(line=text.count("\n", 0, first) + 1)
    return text


def find_delimiter(text: str) -> str:
    """Return the delimiter that divides most records into the same number of fields, over one.

    More columns win over fewer, steadier over less steady: the score is the share of records that
    have the commonest number of fields, times that number less one.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    if sample[:4].lower() == "sep=" and sample[4:5] in DELIMITERS:
        return sample[4]
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        counts: Counter[int] = Counter()
        try:
            for fields in csv.reader(StringIO(sample, newline=""), delimiter=delimiter):
                if len(fields) > 1 or (fields and fields[0].strip()):
                    counts[len(fields)] += 1
                if counts.total() >= _SAMPLE_RECORDS:
                    break
        except csv.Error:
            continue
        usual = max((n for n in counts if n > 1), key=lambda n: (counts[n], n), default=1)
        score = (usual - 1) * counts[usual] / max(1, counts.total())
        if score > best_score:
            best, best_score = delimiter, score
    return best


def blank_stops(text: str) -> list[int]:
    """Return where columns begin in text that is aligned by blanks; empty if it is not.

    A column ends where nearly all lines have two blanks or more, or one where the first line has
    two; there are three columns at least. Lines without wide gaps around them are titles.
    """
    every = text[:_SAMPLE_CHARACTERS].splitlines()
    first, last = _aligned(every)
    every = [line for line in every[first:last] if line.strip(" -=_")]
    lines = [line for line in every if line.strip(" -=_+|")]
    lines = [line.expandtabs(1) for line in lines[:_SAMPLE_RECORDS] if "  " in line.strip()]
    if len(lines) < max(_LEAST_ALIGNED, len(every) * _MOSTLY) or any(";" in line for line in lines):
        return []
    titles = range(min(_MOST_TITLES, len(lines) - _LEAST_ALIGNED) + 1)
    stops = max((_stops(lines[start:]) for start in titles), key=len)
    return stops if len(stops) > 2 else []  # noqa: PLR2004 - fewer make no table


def _stops(lines: Sequence[str]) -> list[int]:
    width = min(max(map(len, lines)), _WIDEST_LINE)
    blank = [all(line[at : at + 1] in {"", " "} for line in lines) for at in range(width)]
    head = f"{lines[0]:{width}}"
    return [0] + [
        at
        for at in range(2, width)
        if blank[at - 1] and not blank[at] and (blank[at - 2] or _begins_at(head, at))
    ]


def _begins_at(head: str, at: int) -> bool:
    """Tell whether a heading begins there: below it a long cell may leave but one blank."""
    return head[at] != " " and not head[at - 2 : at].strip()


def _aligned(lines: Sequence[str]) -> tuple[int, int]:
    """Return where the lines with wide gaps begin and end: what stands around them are titles."""
    wide = [at for at, line in enumerate(lines) if "  " in line.strip()]
    return (wide[0], wide[-1] + 1) if wide else (0, len(lines))


def _at_stops(text: str, stops: list[int]) -> str:
    """Return text with tabs where its columns begin; lines of dashes are left blank."""
    ends = [*stops[1:], None]
    every = text.splitlines()
    first, last = _aligned(every)
    lines = []
    for at, line in enumerate(every):
        flat = "" if not line.strip(" -=_") else line.expandtabs(1).replace('"', "'")
        if not first <= at < last:
            lines.append(flat.strip())
            continue
        pieces = (flat[start:end].strip() for start, end in zip(stops, ends, strict=True))
        lines.append("\t".join(pieces))
    return "\n".join(lines)


def _records(text: str, delimiter: str, limits: Limits) -> Iterator[tuple[int, int, list[str]]]:
    """Yield number, first physical line and fields of every record, blank ones included."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    number = 0
    try:
        for number, fields in enumerate(reader, 1):
            if reader.line_num - line >= _MAX_LINES_IN_RECORD:
                raise BrokenCsvError(line=line)
            yield number, line, fields
            line = reader.line_num + 1
    except csv.Error as error:
        if "field larger" in str(error):
            raise CellTooLongError(row=number + 1, limit=limits.cell_characters) from error
        raise BrokenCsvError(line=line) from error


def _check_fields(number: int, fields: list[str], limits: Limits) -> None:
    if len(fields) > limits.columns and any(fields[limits.columns :]):
        raise TooManyColumnsError(row=number, limit=limits.columns)
    del fields[limits.columns :]
    if max(map(len, fields)) > limits.cell_characters:
        raise CellTooLongError(row=number, limit=limits.cell_characters)
