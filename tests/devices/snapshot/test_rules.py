"""Parts of a snapshot, their cursor, and what changed: pure rules by property."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.devices.snapshot.rules import (
    LONGEST_CURSOR,
    Parts,
    bucket_count,
    document,
    spread,
    write,
)
from tests.devices.offline import Held

EVENT = UUID(int=7)
MADE = datetime(2025, 7, 4, tzinfo=UTC)
CONTENTS = st.dictionaries(
    st.uuids(), st.dictionaries(st.sampled_from("ab"), st.text() | st.integers()), max_size=40
)


def cut(rows: dict[UUID, Any], gates: list[str], buckets: int = 8) -> Parts:
    contents = spread("people", {str(key): row for key, row in rows.items()}, buckets) | {
        "gates": gates
    }
    return Parts({name: write(content) for name, content in contents.items()}, MADE)


@given(CONTENTS, CONTENTS, st.lists(st.text()), st.lists(st.text()))
def test_a_change_applied_to_the_old_snapshot_gives_the_new_one(
    old: dict[UUID, Any], new: dict[UUID, Any], old_gates: list[str], new_gates: list[str]
) -> None:
    before, after = cut(old, old_gates), cut(new, new_gates)
    held = Held.of(document(EVENT, before))
    names = after.changed_since(held.cursor)
    assert names is not None
    held.apply(document(EVENT, after, names))
    assert held == Held.of(document(EVENT, after))
    untouched = before.texts.items() & after.texts.items()
    assert not {name for name, _ in untouched} & set(names), "only what changed is told"


@given(CONTENTS)
def test_nothing_is_told_to_who_has_it_all(rows: dict[UUID, Any]) -> None:
    parts = cut(rows, [])
    assert parts.changed_since(parts.cursor) == []
    assert cut(dict(reversed(rows.items())), []).etag == parts.etag, "order of rows says nothing"


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_a_cursor_that_is_not_ours_is_answered_by_everything(cursor: str) -> None:
    assert cut({}, []).changed_since(cursor) is None


def test_a_list_cut_into_other_buckets_is_told_as_a_whole() -> None:
    rows = {UUID(int=n): n for n in range(40)}
    assert cut(rows, [], buckets=16).changed_since(cut(rows, [], buckets=8).cursor) is None


@given(st.integers(0, 100_000))
def test_buckets_stay_few_and_small_and_a_cursor_short(rows: int) -> None:
    buckets = bucket_count(rows)
    assert buckets <= 128
    assert rows <= 8 * buckets or buckets == 128
    names = [f"{name}/{n}" for name in ("a", "b", "c") for n in range(buckets)]
    assert len(Parts(dict.fromkeys(names, "[]"), MADE).cursor) < LONGEST_CURSOR


@given(CONTENTS)
def test_a_document_is_json_whatever_it_holds(rows: dict[UUID, Any]) -> None:
    told = json.loads(document(EVENT, cut(rows, [])))
    assert told["full"]
    assert sum(len(part) for name, part in told["parts"].items() if name != "gates") == len(rows)
