"""Reading a file of an event's own places."""

from datetime import date
from uuid import UUID, uuid4

from app.imports.deps import Desk
from app.imports.errors import refusal
from app.imports.reader.talk import AnyPreview, Question
from app.imports.reading import Mapped, clean_name
from app.sheets.errors import SheetError
from app.sheets.files.limits import Limits


async def read_places(
    desk: Desk,
    event_id: UUID,
    filename: str,
    content: bytes,
    *,
    sheet: str | None,
    mapping: Mapped,
    limits: Limits,
    today: date,
) -> tuple[str, AnyPreview]:
    """Read a file of places for an event's organizer; return its clean name and what it has.

    Raises ListUnreadableError if the file cannot be read.
    """
    await desk.look(event_id, lambda _, event: event.id)
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
        key = f"{event_id}{uuid4()}"
        return question.filename, (await desk.readers.read(key, question, content)).read
    except SheetError as error:
        raise refusal(error) from None
