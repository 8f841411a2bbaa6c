"""The process that reads one list, as `app.core.processes.child`; the file follows the question."""

from collections.abc import Iterator
from typing import IO, Any

from app.core.processes.child import answer
from app.imports.reader.talk import answer_lines, question_of, refusal_lines
from app.sheets.errors import SheetError
from app.sheets.files.limits import Limits
from app.sheets.lists.preview import Preview, preview
from app.sheets.values.tags import Taxonomy


def main() -> None:
    """Read one list."""
    answer(_read)


def _read(source: IO[bytes]) -> Iterator[bytes]:
    question = question_of(source.readline())
    content = source.read()
    try:
        read: Preview[Any] = preview(
            question.kind,
            content,
            question.filename,
            regions=question.area(),
            taxonomy=Taxonomy(question.tags),
            partner_names=question.partner_names,
            mapping=question.mapping,
            sheet=question.sheet,
            decisions=question.decisions,
            limits=Limits(file_bytes=len(content)),
            today=question.today,
        )
    except SheetError as error:
        return refusal_lines(error)
    return answer_lines(read)


if __name__ == "__main__":
    main()
