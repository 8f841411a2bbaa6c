"""Files like those of offices, damaged or made hostile: seeds, and their mutations."""

import random
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

from tests.sheets.other_formats import flat_ods, html, ods, ods_row, xls, xml2003
from tests.sheets.workbooks import HEADING, text_row, workbook, worksheet

SAMPLES = Path(__file__).parents[1] / "data" / "attendee-lists"
ROWS = [
    (*HEADING, "Jabatan", "Tanggal", "Minat", "Meja"),
    ("Budi", "Berta", "Susukan", "0812-0000-1234", "Ketua", "29 Mei 2025", "LPG dan salak", "1-4"),
    ("Siti", "DS. DERIK", "Kec. Susukan", 81234567891, "Sekr.", date(2025, 6, 20), "kopi", 8),
    ("Jumlah", 2, None, None, None, None, None, None),
]
_TEXTS = [["" if value is None else str(value) for value in row] for row in ROWS]
_ATOMS = re.compile(rb"<[^<>]{0,2000}>|[^<>\s\"'=;,]+|.", re.DOTALL)
_NUMBERS = (
    b"0",
    b"-1",
    b"1e308",
    b"1e-5",
    b"999999999999",
    b"45828",
    b"2147483648",
    b"NaN",
    b"9" * 400,
)
_PIECES = (
    *(b"<", b">", b"&", b"&#xD83D;", b"_xD83D_", b"_x0000_", b"\x00", b"\xff\xfe", b'"', b";;;;"),
    *(b"<a>" * 300, b"<!--", b"]]>", b"<![CDATA[", b"<!DOCTYPE x [", b"[" * 5_000, b"(" * 5_000),
    *(b" " * 40_000, b"x" * 300_000, b"\n" * 5_000, b"a, " * 8_000, b"0812" * 5_000, b"1-" * 9_000),
    *(b"<table>" * 50, b"<td colspan=99999>", b' r="XFD1048576"', b' t="s"', b' t="inlineStr"'),
    *(b' table:number-rows-repeated="999999"', b' table:number-columns-repeated="999999"'),
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_SHORT = struct.Struct("<H")
_MOST = 3_000_000


def seeds(folder: Path | None) -> list[bytes]:
    """Return whole files to begin with: our own of every format, samples, and those of a folder."""
    rows = "".join(text_row(number, *row) for number, row in enumerate(_TEXTS, 1))
    merged = worksheet(rows, '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>')
    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{v}</Data></Cell>' for v in row) + "</Row>"
        for row in _TEXTS
    )
    return [
        workbook(
            merged, styles='<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        ),
        workbook(worksheet(rows), texts="<si><t>Budi</t></si>", names=("Satu", "Dua")),
        xls(ROWS, hidden_rows=[1], struck_rows=[2], merges=[(3, 3, 2, 3)], hidden_sheets=["Lama"]),
        ods("".join(ods_row(*row) for row in _TEXTS)),
        flat_ods("".join(ods_row(*row) for row in _TEXTS)),
        html(_TEXTS, before="<h3>KECAMATAN SUSUKAN</h3>"),
        xml2003(cells),
        "\n".join(";".join(row) for row in _TEXTS).encode(),
        "\n".join("\t".join(row) for row in _TEXTS).encode("utf-16"),
        *(path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.suffix != ".md"),
        *(path.read_bytes() for path in sorted(folder.iterdir() if folder else ())),
    ]


def mutated(rng: random.Random, files: list[bytes]) -> bytes:
    """Return one of the files, changed in one to four ways."""
    data = rng.choice(files)
    for _ in range(rng.randint(1, 4)):
        data = _one_change(rng, data, files)[:_MOST]
    return data


def _one_change(rng: random.Random, data: bytes, files: list[bytes]) -> bytes:
    if data.startswith(b"PK") and rng.random() < 0.8:
        with suppress(Exception):  # damaged before: its bytes can still be changed
            return _in_archive(rng, data)
    if data.startswith(b"\xd0\xcf\x11\xe0") or data.startswith(b"PK"):
        return rng.choice((_bytes, _bytes, _number))(rng, data)
    if rng.random() < 0.05:
        other = rng.choice(files)
        return data[: rng.randint(0, len(data))] + other[rng.randint(0, len(other)) :]
    return rng.choice((_atoms, _atoms, _piece, _bytes))(rng, data)


def _in_archive(rng: random.Random, data: bytes) -> bytes:
    """Change a part of an archive, or how it is packed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        names = source.namelist()
        chosen = rng.choice(names)
        for name in names:
            content = source.read(name)[:_MOST]
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name == chosen:
                content = rng.choice((_atoms, _atoms, _piece, _bytes))(rng, content)
                if rng.random() < 0.05:
                    info.compress_type = rng.choice(_METHODS)
                if rng.random() < 0.03:
                    continue
                if rng.random() < 0.03:
                    info.filename = name.replace("/", "\\")
            target.writestr(info, content)
    return file.getvalue()


def _bytes(rng: random.Random, data: bytes) -> bytes:
    """Change, cut out, repeat or cut off bytes."""
    if not data:
        return b"x"
    place, length = rng.randrange(len(data)), rng.choice((1, 1, 2, 4, 16, 300))
    instead = rng.choice(
        (
            rng.randbytes(min(length, 16)),
            b"",
            data[place : place + length] * rng.choice((2, 3, 50)),
            bytes(length),
            b"\xff" * length,
        )
    )
    if rng.random() < 0.03:
        return data[:place]
    return data[:place] + instead + data[place + length :]


def _number(rng: random.Random, data: bytes) -> bytes:
    """Change a number of two bytes, as lengths and places are written in old workbooks."""
    place = rng.randrange(max(1, len(data) - 2))
    value = rng.choice((0, 1, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, rng.randrange(65_536)))
    return data[:place] + _SHORT.pack(value) + data[place + 2 :]


def _piece(rng: random.Random, data: bytes) -> bytes:
    """Insert bytes that are known to be difficult."""
    place = rng.randint(0, len(data))
    return data[:place] + rng.choice((*_PIECES, *_NUMBERS)) + data[place:]


def _atoms(rng: random.Random, data: bytes) -> bytes:
    """Change whole tags, words and numbers."""
    atoms = list(_within(data, rng))
    if not atoms:
        return _piece(rng, data)
    begun, ended = rng.choice(atoms)
    atom = data[begun:ended]
    other = data[slice(*rng.choice(atoms))]
    changes: tuple[Callable[[], bytes], ...] = (
        lambda: b"",
        lambda: atom * rng.choice((2, 3, 500)),
        lambda: other,
        lambda: rng.choice(_NUMBERS),
        lambda: rng.choice(_PIECES),
        lambda: atom + other,
    )
    return data[:begun] + rng.choice(changes)() + data[ended:]


def _within(data: bytes, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Yield the begin and end of each atom in a span."""
    start = rng.randint(0, max(0, len(data) - 4_000))
    for found in _ATOMS.finditer(data, start, start + 4_000):
        yield found.span()
