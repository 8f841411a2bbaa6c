"""Lists made up with a seed: whatever the layout, every row and finding is as it must be."""

from collections import Counter

import pytest

from app.sheets.lists.preview import preview
from app.sheets.values.regions.shipped import banjarnegara
from tests.sheets.messy_files import make

COMPARED = (
    *("village_code", "cooperative", "name_key", "position", "phone_e164", "phone_other"),
    *("legal_no", "legal_date", "needs", "note"),
)


@pytest.mark.parametrize("seed", range(40))
def test_a_made_up_list_is_read_as_it_was_made(seed: int) -> None:
    made = make(seed, banjarnegara())

    result = preview("attendees", made.data, "list")

    found = Counter((f.row, f.column, f.code) for f in result.findings)
    assert sorted((made.expected - found).elements()) == [], made.description
    assert sorted((found - made.expected).elements()) == [], made.description
    assert all(finding.line == made.lines[finding.row - 1] for finding in result.findings)
    rows = {row["row"]: row for row in result.to_json()["rows"]}
    single = {number: p for number, p in made.people.items() if not p.copies}
    assert set(rows) == set(single)
    for number, person in single.items():
        assert rows[number]["status"] == ("review" if person.held else "ok")
        known = [name for name in COMPARED if name in made.columns or name not in FROM_ONE_COLUMN]
        if not person.held:
            got = {name: rows[number][name] for name in known}
            assert got == {name: person.truth[name] for name in known}, made.description


FROM_ONE_COLUMN = {"position", "legal_no", "legal_date", "needs", "note"}
