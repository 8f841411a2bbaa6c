"""Whatever waits can be settled; what was settled stays so when the file is corrected elsewhere."""

from collections.abc import Mapping, MutableSequence
from datetime import date
from random import Random
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.imports.settling.rows import Waiting, WaitingRows
from app.sheets.decisions import UNDECIDED, Decision, Edit
from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import AttendeeRow
from app.sheets.values.regions.shipped import banjarnegara
from tests.imports.files import Line, attendee_csv

NAMES = ("Budi Utomo", "Siti Aminah", "Joko Santoso", "Rina Lestari", "Eko Wibowo")
PLACES = (("Beji", ""), ("Derik", "Susukan"), ("Kertek", "Susukan"), ("Sirukenn", "Kalibening"))
rows = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(("", "-", *NAMES)), st.sampled_from("01")),
    min_size=1,
    max_size=6,
)
settled = settings(max_examples=30, deadline=None)


def lines(made: list[Any], phones: str = "0812-0000-4") -> list[Line]:
    return [
        (*place, name, "Ketua", f"{phones}{number:03}", "lpg" * int(more))
        for number, (place, name, more) in enumerate(made)
    ]


def read(content: bytes, decisions: Mapping[str, Decision]) -> Preview[AttendeeRow]:
    return preview("attendees", content, "x.csv", decisions=decisions, today=date(2025, 6, 1))


def waiting(found: Preview[AttendeeRow]) -> WaitingRows:
    return WaitingRows(found, banjarnegara(), {})


def decision_about(row: Waiting, number: int) -> tuple[tuple[str, ...], Decision]:
    """Take the first choice; without one, type what is missing."""
    if row.choices:
        return row.choices[0].rows, row.choices[0].decision
    if any(finding.code == "name_missing" for finding in row.findings):
        edit = Edit("name", row.text("name"), f"Orang {chr(65 + number)}")
        return (row.line.key,), Decision(edits=(edit,))
    return (row.line.key,), Decision(left_out=True)


def settle_all(content: bytes) -> dict[str, Decision]:
    decisions: dict[str, Decision] = {}
    for step in range(60):
        open_rows = waiting(read(content, decisions))
        if not open_rows:
            return decisions
        keys, decision = decision_about(open_rows[0], step % 26)
        for key in keys:
            decisions[key] = decisions.get(key, UNDECIDED).and_then(decision)
    raise AssertionError("some row cannot be settled")


class Backwards(Random):
    """Turns around instead of shuffling."""

    def shuffle(self, x: MutableSequence[Any]) -> None:
        x.reverse()


@given(rows)
@settled
def test_every_row_that_waits_can_be_settled_and_none_is_lost(made: list[Any]) -> None:
    content = attendee_csv(*lines(made))
    found = read(content, settle_all(content))
    assert found.held_back == []
    merged = [f for f in found.findings if f.code.startswith("duplicate_")]
    left_out = [row for row in found.skipped if row.reason == "left_out"]
    assert len(found.rows) + len(merged) + len(left_out) >= len(made)


@given(rows, st.randoms(use_true_random=False))
@example([(("Beji", ""), "", "0"), (("Beji", ""), "-", "0")], Backwards())
@settled
def test_a_settled_list_stays_so_when_numbers_change_and_rows_move(
    made: list[Any], chance: Any
) -> None:
    unique = list({(place, name): (place, name, more) for place, name, more in made}.values())
    content = attendee_csv(*lines(unique))
    decisions = settle_all(content)
    again = lines(unique, phones="0813-1111-5")
    chance.shuffle(again)
    found = read(attendee_csv(*again), decisions)
    assert found.held_back == []
    before = sorted((row.village_code, row.name) for row in read(content, decisions).rows)
    assert sorted((row.village_code, row.name) for row in found.rows) == before
