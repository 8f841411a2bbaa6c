"""Wire shapes of uploaded lists."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.meanings.figures import FileLine, Number, SheetRow, Unchanged, Version
from app.core.meanings.ids import OwnId
from app.core.meanings.names import CodeWord, FileName, Heading, OfSheet, Sentence, VillageCodeText
from app.core.meanings.times import CreatedAt, Instant
from app.imports.records import ImportStatus, ListKind
from app.sheets.findings import Severity
from app.sheets.layout.columns import Basis
from app.sheets.layout.opening import LeftOut
from app.sheets.layout.sorting import SkipReason

_RESULT: JsonDict = {
    "created": 269,
    "updated": 0,
    "unchanged": 0,
    "held_back": 9,
    "not_in_list": 0,
    "withdrawn": 0,
    "held": [{"row": 18, "line": 18, "code": "name_missing", "detail": "Baris 18: nama kosong."}],
    "notes": [],
}


class RemarkOut(BaseModel):
    """Why a row was held back, or what was left alone about it."""

    row: SheetRow
    line: FileLine
    code: CodeWord
    detail: Sentence
    sheet: OfSheet = ""


class ApplyOut(BaseModel):
    """What applying a list did, counted in rows."""

    created: int = Field(description="Rows that were new to the event", examples=[269])
    updated: int = Field(description="Rows that changed something", examples=[4])
    unchanged: Unchanged
    held_back: int = Field(description="Rows that wait for a person", examples=[9])
    not_in_list: Annotated[
        int,
        Field(
            description="Known from earlier lists, missing in this one, left alone", examples=[0]
        ),
    ]
    withdrawn: Annotated[
        int, Field(description="In the list, but withdrawn; they stay so", examples=[0])
    ]
    held: Annotated[list[RemarkOut], Field(description="Why rows were held back")]
    notes: Annotated[list[RemarkOut], Field(description="What was left alone about other rows")]
    model_config = ConfigDict(json_schema_extra={"examples": [_RESULT]})


class ImportOut(BaseModel):
    """An uploaded list."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    number: Number
    kind: ListKind
    filename: FileName
    sheet: Annotated[
        str | None,
        Field(description="Chosen by a person; null: detected", examples=["DATA PESERTA"]),
    ]
    mapping: Annotated[
        dict[str, str | None] | None, Field(description="Decided by a person; null: detected")
    ]
    status: ImportStatus
    version: Version
    created_at: CreatedAt
    applied_at: Instant | None = Field(
        description="When it was applied; null: not yet", examples=["2025-06-20T02:10:00Z"]
    )


class SheetOut(BaseModel):
    """A sheet of the file."""

    name: str = Field(description="Name of the sheet; empty for CSV", examples=["DATA PESERTA"])
    hidden: bool = Field(description="Whether the file hides it")
    data_rows: Annotated[
        int, Field(description="Rows of data that it seems to hold", examples=[278])
    ]
    rows: Annotated[
        int, Field(description="Rows with content; 0 of a hidden sheet", examples=[284])
    ] = 0
    use: Annotated[LeftOut, Field(description="`read`, or why the sheet is not read")] = "read"


class ColumnOut(BaseModel):
    """A column and the field that it is taken for (empty: none)."""

    key: Annotated[
        str,
        Field(
            description="Letter (XLSX) or number (CSV), as `Sheet!D` of another sheet",
            examples=["D"],
        ),
    ]
    header: Heading
    field: str = Field(
        description="Field that the column is taken for; empty: none", examples=["village"]
    )
    score: Annotated[
        float, Field(description="How sure the suggestion is, from 0 to 1", examples=[0.93])
    ]
    alternatives: Annotated[list[str], Field(description="Other fields it could be, best first")]
    examples: list[str] = Field(
        description="Some contents of the column", examples=[["Gumelem Wetan", "Berta"]]
    )
    basis: Annotated[
        Basis,
        Field(
            description="What the field rests on: the heading, the contents of a column without a "
            "heading (to be confirmed), a person (`user`), or nothing (empty: no field)"
        ),
    ] = ""
    confirm: Annotated[
        bool, Field(description="Whether a person has to confirm it before the list is applied")
    ] = False
    sheet: Annotated[
        str, Field(description="Sheet, if it is not `read_sheet`; else empty", examples=[""])
    ] = ""


class SkippedOut(BaseModel):
    """A row with content that is not a row of data."""

    row: SheetRow
    line: FileLine
    reason: SkipReason = Field(description="What the row is instead")
    text: str = Field(description="What it says", examples=["DAFTAR PESERTA"])
    sheet: OfSheet = ""


class CodeCount(BaseModel):
    """How often something was noticed."""

    code: CodeWord
    severity: Severity
    blocks_row: bool = Field(description="Whether such rows wait for a person")
    count: int = Field(description="How many times", examples=[9])


class CountsOut(BaseModel):
    """What a list holds."""

    rows: Annotated[int, Field(description="Rows of data; repeats are merged", examples=[278])]
    ready: Annotated[
        int, Field(description="Rows that go in when the list is applied", examples=[269])
    ]
    held_back: Annotated[int, Field(description="Rows that wait for a person", examples=[9])]
    skipped: Annotated[
        int, Field(description="Titles, headings, totals and the like", examples=[12])
    ]
    findings: int = Field(description="What was noticed, in all", examples=[41])
    errors: int = Field(description="Of these, errors", examples=[9])
    warnings: int = Field(description="Of these, warnings", examples=[12])
    infos: int = Field(description="Of these, mere remarks", examples=[20])


class PreviewOut(ImportOut):
    """A list as it was read, and what became of it."""

    read_sheet: Annotated[
        str,
        Field(
            description="The sheet with most rows that was read; empty for CSV",
            examples=["DATA PESERTA"],
        ),
    ]
    sheets: list[SheetOut] = Field(description="All sheets of the file, in its order")
    columns: list[ColumnOut] = Field(description="The columns of `read_sheet`, in its order")
    other_columns: Annotated[
        list[ColumnOut],
        Field(description="Columns of other sheets that are not like those of `read_sheet`"),
    ] = []
    to_confirm: Annotated[
        dict[str, str | None],
        Field(
            description="The mapping that confirms all columns as they are shown; empty if none "
            "has to be confirmed. Until it, or a corrected one, is put, the list is not applied"
        ),
    ] = {}
    fields: Annotated[list[str], Field(description="What a column can be mapped to")]
    counts: CountsOut
    codes: Annotated[list[CodeCount], Field(description="Findings by code, most frequent first")]
    skipped: list[SkippedOut] = Field(description="Rows with content that are no data, in order")
    result: Annotated[ApplyOut | None, Field(description="Null until the list is applied")]
    remembered: Annotated[
        dict[str, str | None] | None,
        Field(
            description="What somebody said before of columns under the same headings, where it "
            "differs from what counts now; for `put_mapping`"
        ),
    ] = None


class FindingOut(BaseModel):
    """One thing noticed about one row, or one cell of it."""

    row: Annotated[
        int, Field(description="Row of the sheet, or record of the CSV, from 1", examples=[18])
    ]
    line: Annotated[
        int, Field(description="Line of the file where the record begins", examples=[18])
    ]
    column: Annotated[
        str, Field(description="Letter or number; empty: the whole row", examples=["D"])
    ]
    header: Heading
    code: CodeWord
    severity: Severity
    blocks_row: bool = Field(description="Whether the row waits for a person because of it")
    found: str = Field(description="What stands there", examples=["0812-3456 7890"])
    proposed: str = Field(
        description="What is taken in its place; empty: nothing", examples=["+6281234567890"]
    )
    detail: Sentence
    village_code: VillageCodeText
    message: Annotated[
        str, Field(description="The finding as a sentence", examples=["Baris 18: nama kosong."])
    ]
    sheet: OfSheet = ""


class RowOut(BaseModel):
    """A row of data, cleaned; `held_back` rows wait for a person."""

    row: SheetRow
    line: FileLine
    held_back: bool = Field(description="Whether the row waits for a person")
    codes: Annotated[list[str], Field(description="Codes of the row's findings")]
    sheet: OfSheet = ""
    fields: Annotated[
        dict[str, str | int | list[str] | None],
        Field(
            examples=[{"village": "Gumelem Wetan", "name": "Turyanto", "needs": ["pupuk"]}],
            description="What was read, field by field",
        ),
    ]
