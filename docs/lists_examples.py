"""The examples of `lists.md`: a list, and what the program reads from it.

Run `python -m docs.lists_examples` in the project's root to write the results anew; a test fails
when they are out of date. An example is between `<!-- example ... -->` and `<!-- end of example
-->`: after the word `example` are codes of regencies, then the list and the result, both fenced. A
list of the event's own places may stand above the list, with a line `---` between.
"""

import re
from pathlib import Path

from app.sheets.lists.places import places_of
from app.sheets.lists.preview import preview
from app.sheets.values.regions.own import area_with, is_official
from app.sheets.values.regions.shipped import DEFAULT_REGIONS, area_of
from app.sheets.values.regions.villages import Regions

PAGE = Path(__file__).parent / "lists.md"
_EXAMPLE = re.compile(
    r"<!-- example(?P<regions>[ 0-9.]*) -->\n```\n(?P<list>.*?)\n```\n.*?<!-- end of example -->",
    re.DOTALL,
)
_BETWEEN = "\n---\n"


def with_answers(page: str) -> str:
    """Return the page with the result of each example below it."""
    return _EXAMPLE.sub(_answered, page)


def answer(listed: str, regions: tuple[str, ...] = ()) -> str:
    """Return what is read from a list of attendees, a line per row; `+` marks a further person."""
    own, _, listed = listed.rpartition(_BETWEEN)
    area = _own_area(own, regions) if own else area_of(regions or DEFAULT_REGIONS)
    read = preview("attendees", listed.encode(), "x.csv", regions=area)
    blocking = {finding.row: finding.code for finding in read.findings if finding.blocks_row}
    lines = []
    for row in read.rows:
        code = f" ({row.village_code})" if is_official(row.village_code) else ""
        place = f"{row.village}, {row.kecamatan}{code}" if row.village else ""
        held = f"-> {blocking[row.row]}" if row.status == "review" else ""
        beside = "+" if row.beside else ""
        said = (row.name, row.position, row.phone_e164, place, beside, held)
        lines.append(f"{row.row}: " + " | ".join(filter(None, said)))
    lines += [f"{f.row}: {f.header} -> {f.code}" for f in read.findings if "private" in f.code]
    return "\n".join(lines)


def _own_area(listed: str, regions: tuple[str, ...]) -> Regions:
    read = preview("places", listed.encode(), "x.csv")
    headings = {column.field: column.header for column in read.columns}
    own = places_of(read.rows, headings.get("name", ""), headings.get("kecamatan", ""))
    return area_with(own.text(), regions)


def _answered(match: re.Match[str]) -> str:
    regions = tuple(match["regions"].split())
    return (
        f"<!-- example{match['regions']} -->\n```\n{match['list']}\n```\n\n"
        f"```\n{answer(match['list'], regions)}\n```\n<!-- end of example -->"
    )


if __name__ == "__main__":
    PAGE.write_text(with_answers(PAGE.read_text("utf-8")), "utf-8")
