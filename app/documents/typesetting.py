"""Templates and data to PDF, by Typst: offline, with the packaged Noto Sans and no other font.

Data reach a template as JSON, so a name that contains markup (`#`, `$`, `@`, `[`...) is a string
like any other and is printed unchanged. The same data give the same bytes.
"""

import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import fontpkg_noto_sans
import typst

_PAPERS = Path(__file__).parent
"""Each document's template is in its own folder."""
PICTURE_PPI = 72
"""Dots per inch of a picture that shows what would be printed."""
_NO_TIMESTAMP = datetime(1980, 1, 1, tzinfo=UTC)


Output = Literal["pdf", "png", "svg"]
"""The whole paper, or a picture of its first page."""


def typeset(
    paper: str,
    data: Mapping[str, Any],
    *,
    tagged: bool = True,
    output: Output = "pdf",
    ppi: int = PICTURE_PPI,
) -> bytes:
    """Return `<paper>/<paper>.typ` as `output` says; `data` may hold shapes.

    `ppi` are the dots per inch of a PNG. `tagged` adds the structure that screen readers need. A
    font that lacks a character, and any other warning, does not stop a document; an error in a
    template raises typst.TypstError. Typst keeps its layouts in memory, about 50 MB for 300 badges,
    until the process ends.
    """
    compiler = typst.Compiler(
        _PAPERS / paper / f"{paper}.typ",
        root=_PAPERS,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, default=_fields)},
    )
    if output != "pdf":
        pages = compiler.compile(format=output, ppi=ppi)
        return b"" if pages is None else pages if isinstance(pages, bytes) else pages[0]
    pdf = compiler.compile(format="pdf", pdf_tags=tagged, timestamp=_NO_TIMESTAMP)
    if not isinstance(pdf, bytes):
        raise TypeError(f"the template of {paper} did not give one PDF")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[Path(fontpkg_noto_sans.ROOT) / "files"],
    )


def _fields(shape: Any) -> Any:
    """Return the fields of a shape by name, for `json`, which calls this for nested shapes too.

    A date is given in its ISO form.
    """
    if isinstance(shape, date):
        return shape.isoformat()
    return {field.name: getattr(shape, field.name) for field in dataclasses.fields(shape)}
