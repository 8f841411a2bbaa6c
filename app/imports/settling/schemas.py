"""Wire shapes of rows that wait, and of decisions about rows."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.figures import FileLine, SheetRow
from app.core.meanings.names import Actor, Heading, SheetText
from app.core.meanings.times import Instant
from app.imports.decided import DecisionBody
from app.imports.schemas import FindingOut, RemarkOut

RowKey = Annotated[
    str,
    Field(
        max_length=40,
        pattern=r"^[0-9a-f]{16}-[0-9]{1,6}$",
        description="`key` of a row: it stays when the row is corrected in other cells",
        examples=["0f3a9c1b2d4e5f60-1"],
    ),
]


class ChoiceOut(BaseModel):
    """Something that can be decided about a row that waits."""

    label: str = Field(
        description="What people read on the button", examples=["Ini Desa Gumelem Wetan"]
    )
    rows: Annotated[list[RowKey], Field(description="The rows that the decision is about")]
    decision: DecisionBody


class CellOut(BaseModel):
    """A cell of a row as it stands in the file."""

    column: Annotated[str, Field(description="Letter or number of the column", examples=["D"])]
    header: Heading
    field: Annotated[
        str, Field(description="What the column means; empty: it is not used", examples=["village"])
    ]
    text: str = Field(description="What the cell says", examples=["Gumelem wetan"])


class WaitingRowOut(BaseModel):
    """A row that waits for a person, and what can be decided about it."""

    key: RowKey
    row: SheetRow
    line: FileLine
    sheet: SheetText
    cells: list[CellOut] = Field(
        description="The row as it stands in the file, in order of columns"
    )
    findings: Annotated[list[FindingOut], Field(description="What holds the row back")]
    remarks: Annotated[list[RemarkOut], Field(description="Why the event cannot take the row")]
    choices: Annotated[
        list[ChoiceOut], Field(description="Any row may be left out or edited besides")
    ]
    similar: Annotated[list[RowKey], Field(description="Rows that wait for the same reason")]


class DecisionsIn(RequestBody):
    """A decision about rows of a list."""

    rows: Annotated[
        list[RowKey], Field(min_length=1, max_length=1_000, description="Keys of the rows")
    ]
    decision: DecisionBody
    reason: Annotated[
        Words,
        Field(max_length=400, description="Why rows are left out", examples=["Mengundurkan diri"]),
    ] = ""
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"rows": ["0f3a9c1b2d4e5f60-1"], "decision": {"village": "33.04.13.2003"}},
                {
                    "rows": ["0f3a9c1b2d4e5f60-1", "a1b2c3d4e5f60718-1"],
                    "decision": {"left_out": True},
                    "reason": "Mengundurkan diri",
                },
            ]
        }
    )


class DecisionOut(BaseModel):
    """What was decided about a row."""

    key: RowKey
    row: Annotated[
        int, Field(description="The row's number when it was decided about", examples=[18])
    ]
    sheet: SheetText
    decision: DecisionBody
    reason: str = Field(
        description="Why the row is left out; empty: nobody said", examples=["Mengundurkan diri"]
    )
    actor: Actor
    decided_at: Instant = Field(
        description="When it was decided", examples=["2025-06-20T02:05:00Z"]
    )
    in_list: Annotated[bool, Field(description="Whether this list has the row")]


class DecisionsOut(BaseModel):
    """The decisions that count for a list."""

    items: list[DecisionOut] = Field(description="The decisions, in order of rows")


class LineOut(BaseModel):
    """A row as it stands in the file; `role` says whether it is data."""

    part: Annotated[int, Field(description="The table that it belongs to, from 0", examples=[0])]
    sheet: SheetText
    row: SheetRow
    line: FileLine
    key: Annotated[
        str, Field(description="Empty unless the row is data", examples=["0f3a9c1b2d4e5f60-1"])
    ]
    role: str = Field(description="`data`, or what the row is instead", examples=["data"])
    texts: list[str] = Field(
        description="What its cells say, in order of columns",
        examples=[["1", "Gumelem Wetan", "Turyanto"]],
    )
