"""Reading a file of an event's own places."""

from datetime import date

from app.imports.errors import refusal
from app.imports.reader.readers import Readers
from app.imports.reader.talk import AnyPreview, Question
from app.imports.reading import Mapped, clean_name
from app.sheets.errors import SheetError
from app.sheets.files.limits import Limits


async def read_places(
    key: str,
    filename: str,
    content: bytes,
    readers: Readers,
    *,
    sheet: str | None,
    mapping: Mapped,
    limits: Limits,
    today: date,
) -> tuple[str, AnyPreview]:
    """Read a file of an event's own places; return its clean name and what was read.

    `key` names the reading. Raises ListUnreadableError if the file cannot be read.
    """
    question = Question(
        kind="places",
        filename=clean_name(filename),
        sheet=sheet,
        mapping=dict(mapping),
        tags=(),
        partner_names={},
        today=today,
        regions=(),
    )
    try:
        limits.check_size(len(content))
        return question.filename, (await readers.read(key, question, content)).read
    except SheetError as error:
        raise refusal(error) from None
