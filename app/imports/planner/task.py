"""What applying a list will do, planned from plain values: wherever, with the same result."""

import json
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.core.database.bulk import updated
from app.core.database.drafts import table_of
from app.core.database.images import Packed, packed
from app.core.locale import Locale
from app.imports.applying.base import Base, Standing
from app.imports.applying.outcome import ApplyResult, Remark
from app.imports.applying.outcome import remark as remark_on
from app.imports.applying.plan import plan_list
from app.imports.reader.talk import AnyPreview, Question, is_longer, unfolded
from app.imports.records import Import, ListKind
from app.imports.views import apply_out
from app.requests.derivation import RequestCounts

_PER_PORTION = 200
"""Remarks in one text. Taking a text apart stops the application's other threads for its time."""


@dataclass(frozen=True, slots=True)
class Task:
    """A list that was read (`folded`, by `question`), and what the event had a moment ago.

    `locale` is the language in which to tell what applying it does; None: nobody is told.
    """

    import_id: UUID
    question: Question
    folded: bytes
    standing: Standing
    now: datetime
    locale: Locale | None = None

    def is_heavier(self, most: int) -> bool:
        """Return whether there is more to be planned than so many bytes of an unfolded list."""
        return is_longer(self.folded, most - self.standing.size)

    def on(self, base: Base) -> "Task":
        """Return the same task for what the event has by now."""
        return replace(self, standing=base.standing)


@dataclass(frozen=True, slots=True)
class Planned:
    """What applying a list writes, as long as the event has what it was planned on.

    `kept` stores the result with the list, `counts` is the result without its remarks, which are
    in `portions`, `requests` is what becomes of requests, and `answer` is an `ApplyOut` as JSON.
    While `to_confirm` names columns that wait to be confirmed, nothing else is planned.
    """

    to_confirm: Mapping[str, str | None]
    writes: Packed
    kept: Packed
    counts: ApplyResult
    requests: RequestCounts | None = None
    portions: tuple[tuple[str, str], ...] = ()
    answer: bytes = b""

    def result(self) -> ApplyResult:
        """Return the whole result, which takes a while for thousands of remarks."""
        remarks: dict[str, list[Remark]] = {"held": [], "notes": []}
        for name, portion in self.portions:
            remarks[name] += [Remark(**each) for each in json.loads(portion)]
        return self.counts.model_copy(update=remarks)


def plan(task: Task) -> Planned:
    """Plan a list that was read: count the rows that wait for a person, and plan the others."""
    read = unfolded(task.question, task.folded)
    if read.to_confirm:
        nothing = packed(())
        return Planned(read.to_confirm, nothing, nothing, ApplyResult())
    kind = ListKind(task.question.kind)
    made = plan_list(kind, task.standing.base(kind), read, _begun(read), task.now)
    result = made.result
    row = {"id": task.import_id, "result": result.stored()}
    return Planned(
        {},
        made.writes,
        packed(updated(table_of(Import), [row], made.base.dialect)),
        result.model_copy(update={"held": [], "notes": []}),
        made.requests,
        tuple(_portions("held", result.held)) + tuple(_portions("notes", result.notes)),
        apply_out(result, read, task.locale).model_dump_json().encode() if task.locale else b"",
    )


def pickled_plan(task: Task) -> bytes:
    """Return what `plan` does, for the process that asked for it."""
    return pickle.dumps(plan(task))


def _begun(read: AnyPreview) -> ApplyResult:
    """Return the rows that wait for a person, each with what it waits for."""
    blocking: dict[tuple[str, int], list[Remark]] = {}
    for finding in read.findings:
        if finding.blocks_row:
            remark = remark_on(finding, finding.code)
            blocking.setdefault((finding.sheet, finding.row), []).append(remark)
    held_back = read.held_back
    begun = ApplyResult(held_back=len(held_back))
    for place in dict.fromkeys((row.sheet, row.row) for row in held_back):
        begun.held += blocking.get(place, [])
    return begun


def _portions(name: str, remarks: list[Remark]) -> Iterator[tuple[str, str]]:
    for start in range(0, len(remarks), _PER_PORTION):
        some = remarks[start : start + _PER_PORTION]
        yield name, json.dumps([each.model_dump() for each in some])
