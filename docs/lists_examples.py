"""The examples of `lists.md`: a list, and what the program reads from it.

Run `python -m docs.lists_examples` in the project's root to write the results anew; a test fails
when they are out of date. An example is between `<!-- example ... -->` and `<!-- end of example
-->`: after the word `example` are the kind of list (attendees, if none) and codes of regencies,
then the list and the result, both fenced. Above the list, with a line `---` between, may stand
another one: of the event's own places, or of the partners whom requests may ask for. `en` before
the codes lets a refusal be told in English. A column with `?` has to be confirmed by people.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.locale import Locale, catalogue
from app.sheets.errors import SheetError, in_words
from app.sheets.lists.places import places_of
from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import AttendeeRow, PartnerRow, RequestRow
from app.sheets.values.regions.own import area_with, is_official
from app.sheets.values.regions.shipped import DEFAULT_REGIONS, area_of
from app.sheets.values.regions.villages import Regions

PAGE = Path(__file__).parent / "lists.md"
_EXAMPLE = re.compile(
    r"<!-- example ?(?P<kind>|partners|requests|en)(?P<regions>[ 0-9.]*) -->\n"
    r"```\n(?P<list>.*?)\n```\n.*?<!-- end of example -->",
    re.DOTALL,
)
_TOLD = frozenset({"column_private", "column_of_a_day", "column_of_numbers", "request_none"})
"""Findings that the examples show, beside those that hold a row back."""
_BETWEEN = "\n---\n"


def with_answers(page: str) -> str:
    """Return the page with the result of each example below it."""
    return _EXAMPLE.sub(_answered, page)


def answer(kind: str, listed: str, regions: tuple[str, ...] = ()) -> str:
    """Return what is read from a list, a line per row; `+` marks a further person."""
    try:
        return _answer(kind, listed, regions)
    except SheetError as refused:
        locale: Locale = "en" if kind == "en" else "id"
        said = catalogue()[refused.text_key][locale]
        return f"-> {refused.code}: {said.format(**in_words(refused.params, locale))}"


def _answer(kind: str, listed: str, regions: tuple[str, ...]) -> str:
    if kind == "partners":
        return _said(_partner_lines, preview("partners", listed.encode(), "x.csv"))
    above, _, listed = listed.rpartition(_BETWEEN)
    if kind == "requests":
        partners = preview("partners", above.encode(), "x.csv").rows
        names = {row.code: row.name for row in partners}
        read = preview("requests", listed.encode(), "x.csv", partner_names=names)
        return _said(_request_lines, read)
    area = _own_area(above, regions) if above else area_of(regions or DEFAULT_REGIONS)
    return _said(_attendee_lines, preview("attendees", listed.encode(), "x.csv", regions=area))


def _said(fields: Callable[[Any], tuple[str, ...]], read: Preview[Any]) -> str:
    blocking = {finding.row: finding.code for finding in read.findings if finding.blocks_row}
    lines = []
    for row in read.rows:
        held = f"-> {blocking[row.row]}" if row.status == "review" else ""
        lines.append(f"{row.row}: " + " | ".join(filter(None, (*fields(row), held))))
    lines += [
        f"{finding.row}: " + " -> ".join(filter(None, (finding.header, finding.code)))
        for finding in read.findings
        if finding.code in _TOLD
    ]
    lines += [f"{c.key} {c.header}: {c.field} ?" for c in read.columns if c.confirm and c.header]
    return "\n".join(lines)


def _attendee_lines(row: AttendeeRow) -> tuple[str, ...]:
    code = f" ({row.village_code})" if is_official(row.village_code) else ""
    place = f"{row.village}, {row.kecamatan}{code}" if row.village else ""
    return (row.name, row.position, row.phone_e164, place, "+" if row.beside else "")


def _partner_lines(row: PartnerRow) -> tuple[str, ...]:
    tables = f"{row.table_count} meja" + f" ({', '.join(row.table_numbers)})" * bool(
        row.table_numbers
    )
    contact = f"{row.contact_name} {row.contact_phone}".strip()
    return (row.name, row.kind, ", ".join(row.offers), tables, contact, row.note)


def _request_lines(row: RequestRow) -> tuple[str, ...]:
    return (row.village, row.partner, f"{row.rank or ''}")


def _own_area(listed: str, regions: tuple[str, ...]) -> Regions:
    read = preview("places", listed.encode(), "x.csv")
    headings = {column.field: column.header for column in read.columns}
    own = places_of(read.rows, headings.get("name", ""), headings.get("kecamatan", ""))
    return area_with(own.text(), regions)


def _answered(match: re.Match[str]) -> str:
    kind, regions = match["kind"], tuple(match["regions"].split())
    return (
        f"<!-- {' '.join(['example', *filter(None, [kind]), *regions])} -->\n"
        f"```\n{match['list']}\n```\n\n"
        f"```\n{answer(kind, match['list'], regions)}\n```\n<!-- end of example -->"
    )


if __name__ == "__main__":
    PAGE.write_text(with_answers(PAGE.read_text("utf-8")), "utf-8")
