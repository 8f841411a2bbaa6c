"""Files that cost too much end their own process, and nothing else."""

import random
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from app.core.processes.process import Stop
from app.imports.reader.process import DEFAULT_BOUNDS, read_apart
from app.imports.reader.talk import Question
from app.sheets.errors import (
    FileTooHeavyError,
    FileTooSlowError,
    NotASpreadsheetError,
    ReaderLostError,
)
from app.sheets.files.limits import MEGABYTE
from app.sheets.lists.preview import Kind
from app.sheets.values.tags import standard_taxonomy
from tests.imports.files import DERIK, GUMELEM, attendee_csv, attendee_xlsx

FEW = attendee_csv(GUMELEM, DERIK)
pytestmark = pytest.mark.usefixtures("started_anew")


def question(kind: Kind = "attendees", partner_names: dict[str, str] | None = None) -> Question:
    tags = tuple(standard_taxonomy().tags.values())
    return Question(
        kind, "x.csv", None, {}, tags, partner_names or {}, date(2025, 7, 4), ("33.04",)
    )


def of_many_texts() -> bytes:
    """A workbook whose many shared texts, all different, fill memory while it is read."""
    texts = "".join(f"<si><t>{number:07d}</t></si>" for number in range(1_500_000))
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(attendee_xlsx(GUMELEM))) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for part in source.infolist():
            content = source.read(part)
            if part.filename.endswith("sharedStrings.xml"):
                content = content.replace(b"</sst>", texts.encode() + b"</sst>")
            archive.writestr(part.filename, content)
    return target.getvalue()


def of_many_guesses(rows: int) -> tuple[bytes, dict[str, str]]:
    """Requests that each name a partner of none of the many names, and those names."""
    rng = random.Random(1)
    names = ["".join(rng.choices("abcdefgh", k=12)) for _ in range(2 * rows)]
    lines = ["Desa;Mitra", *(f"Berta;{name}" for name in names[:rows])]
    return "\n".join(lines).encode(), {f"M{n}": name for n, name in enumerate(names[rows:])}


def test_a_list_is_read() -> None:
    assert [row.name for row in read_apart(question(), FEW).read.rows] == [GUMELEM[2], DERIK[2]]


def test_a_file_that_is_no_list_is_refused_with_its_own_reason() -> None:
    with pytest.raises(NotASpreadsheetError):
        read_apart(question(), b"%PDF-1.7" + bytes(5 * MEGABYTE))


def test_a_file_that_eats_memory_is_refused() -> None:
    with pytest.raises(FileTooHeavyError):
        read_apart(
            question(), of_many_texts(), replace(DEFAULT_BOUNDS, memory_bytes=120 * MEGABYTE)
        )
    assert read_apart(
        question(), FEW, replace(DEFAULT_BOUNDS, memory_bytes=120 * MEGABYTE)
    ).read.rows


def test_a_file_that_burns_the_processor_is_refused() -> None:
    content, names = of_many_guesses(8_000)
    with pytest.raises(FileTooSlowError):
        read_apart(
            question("requests", names), content, replace(DEFAULT_BOUNDS, processor_seconds=1)
        )


def test_a_file_that_is_not_read_in_time_is_refused() -> None:
    with pytest.raises(FileTooSlowError):
        read_apart(question(), FEW, replace(DEFAULT_BOUNDS, seconds=0.001))


def test_an_answer_without_end_is_cut_off() -> None:
    with pytest.raises(FileTooHeavyError):
        read_apart(question(), FEW, replace(DEFAULT_BOUNDS, answer_bytes=100))


def test_a_process_that_is_killed_is_a_refusal() -> None:
    def kill(stop: Stop) -> None:
        stop()

    with pytest.raises(ReaderLostError):
        read_apart(question(), FEW, started=kill)
