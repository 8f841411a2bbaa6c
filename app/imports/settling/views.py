"""Rows that wait, choices and decisions as the API shows them."""

from collections.abc import Iterable, Set

from app.core.http.fields import printable
from app.core.locale import Locale, text
from app.imports.decided import DecisionBody, body_of
from app.imports.reader.talk import AnyPreview
from app.imports.records import ListDecision
from app.imports.settling.candidates import Choice
from app.imports.settling.rows import Waiting
from app.imports.settling.schemas import (
    CellOut,
    ChoiceOut,
    DecisionOut,
    LineOut,
    WaitingRowOut,
)
from app.imports.views import finding_out, remark_out
from app.sheets.lists.grid import Line


def waiting_out(waiting: Waiting, locale: Locale) -> WaitingRowOut:
    """Show a row that waits."""
    texts = [*waiting.line.texts, *[""] * len(waiting.part.columns)]
    return WaitingRowOut(
        key=waiting.line.key,
        row=waiting.line.row,
        line=waiting.line.line,
        sheet=printable(waiting.sheet),
        cells=[
            CellOut(
                column=column.key,
                header=printable(column.header),
                field=column.field,
                text=printable(said),
            )
            for column, said in zip(waiting.part.columns, texts, strict=False)
        ],
        findings=[finding_out(finding, locale) for finding in waiting.findings],
        remarks=[remark_out(remark, locale) for remark in waiting.remarks],
        choices=[
            ChoiceOut(
                label=label(choice, locale),
                rows=list(choice.rows),
                decision=body_of(choice.decision),
            )
            for choice in waiting.choices
        ],
        similar=list(waiting.similar),
    )


def label(choice: Choice, locale: Locale) -> str:
    """Return a choice as words to press."""
    return printable(text(f"imports.choice_{choice.name}", locale, **choice.params))


def decision_out(made: ListDecision, keys: Set[str]) -> DecisionOut:
    """Show a decision; `keys` are those of the list's rows."""
    return DecisionOut(
        key=made.row_key,
        row=made.row,
        sheet=made.sheet,
        decision=DecisionBody.model_validate(made.decision),
        reason=made.reason,
        actor=made.actor,
        decided_at=made.decided_at,
        in_list=made.row_key in keys,
    )


def lines_out(lines: Iterable[Line], read: AnyPreview) -> list[LineOut]:
    """Show rows as they stand in the file."""
    return [
        LineOut(
            part=line.part,
            sheet=printable(read.parts[line.part].sheet),
            row=line.row,
            line=line.line,
            key=line.key,
            role=line.role,
            texts=[printable(each) for each in line.texts],
        )
        for line in lines
    ]
