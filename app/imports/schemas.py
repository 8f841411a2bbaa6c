"""Wire shapes of uploaded lists."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.imports.records import ImportStatus, ListKind
from app.sheets.findings import Severity
from app.sheets.layout.columns import Basis
from app.sheets.layout.opening import LeftOut
from app.sheets.layout.sorting import SkipReason

SheetName = Annotated[Words, Field(min_length=1, max_length=120)]
ColumnName = Annotated[Words, Field(min_length=1, max_length=260)]
FieldName = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z0-9_]+$")]
Mapping = Annotated[
    dict[ColumnName, FieldName | None],
    Field(
        max_length=200,
        description="Column (letter, number or heading) -> field, or null for none. A letter is "
        "that of `read_sheet` and of sheets with the same heading there; `Sheet!D` is of one sheet",
        examples=[{"D": "village", "Alamat": None, "Kec. Rakit!C": "name"}],
    ),
]
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


class MappingIn(RequestBody):
    """How to read a list instead of what was detected."""

    sheet: SheetName | None = None
    mapping: Mapping = {}
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"sheet": "DATA PESERTA", "mapping": {"D": "village"}}]}
    )


class RemarkOut(BaseModel):
    """Why a row was held back, or what was left alone about it."""

    row: int
    line: int
    code: str
    detail: str
    sheet: Annotated[str, Field(description="Sheet, where several are read; else empty")] = ""


class ApplyOut(BaseModel):
    """What applying a list did, counted in rows."""

    created: int
    updated: int
    unchanged: int
    held_back: int
    not_in_list: Annotated[
        int, Field(description="Known from earlier lists, missing in this one, left alone")
    ]
    withdrawn: Annotated[int, Field(description="In the list, but withdrawn; they stay so")]
    held: Annotated[list[RemarkOut], Field(description="Why rows were held back")]
    notes: Annotated[list[RemarkOut], Field(description="What was left alone about other rows")]
    model_config = ConfigDict(json_schema_extra={"examples": [_RESULT]})


class ImportOut(BaseModel):
    """An uploaded list."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    number: int
    kind: ListKind
    filename: str
    sheet: Annotated[str | None, Field(description="Chosen by a person; null: detected")]
    mapping: Annotated[
        dict[str, str | None] | None, Field(description="Decided by a person; null: detected")
    ]
    status: ImportStatus
    version: int
    created_at: datetime
    applied_at: datetime | None


class SheetOut(BaseModel):
    """A sheet of the file."""

    name: str
    hidden: bool
    data_rows: Annotated[int, Field(description="Rows of data that it seems to hold")]
    rows: Annotated[int, Field(description="Rows with content; 0 of a hidden sheet")] = 0
    use: Annotated[LeftOut, Field(description="`read`, or why the sheet is not read")] = "read"


class ColumnOut(BaseModel):
    """A column and the field that it is taken for (empty: none)."""

    key: Annotated[
        str, Field(description="Letter (XLSX) or number (CSV), as `Sheet!D` of another sheet")
    ]
    header: str
    field: str
    score: Annotated[float, Field(description="How sure the suggestion is, from 0 to 1")]
    alternatives: Annotated[list[str], Field(description="Other fields it could be, best first")]
    examples: list[str]
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
    sheet: Annotated[str, Field(description="Sheet, if it is not `read_sheet`; else empty")] = ""


class SkippedOut(BaseModel):
    """A row with content that is not a row of data."""

    row: int
    line: int
    reason: SkipReason
    text: str
    sheet: Annotated[str, Field(description="Sheet, where several are read; else empty")] = ""


class CodeCount(BaseModel):
    """How often something was noticed."""

    code: str
    severity: Severity
    blocks_row: bool
    count: int


class CountsOut(BaseModel):
    """What a list holds."""

    rows: Annotated[int, Field(description="Rows of data; repeats are merged")]
    ready: Annotated[int, Field(description="Rows that go in when the list is applied")]
    held_back: Annotated[int, Field(description="Rows that wait for a person")]
    skipped: Annotated[int, Field(description="Titles, headings, totals and the like")]
    findings: int
    errors: int
    warnings: int
    infos: int


class PreviewOut(ImportOut):
    """A list as it was read, and what became of it."""

    read_sheet: Annotated[
        str, Field(description="The sheet with most rows that was read; empty for CSV")
    ]
    sheets: list[SheetOut]
    columns: list[ColumnOut]
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
    skipped: list[SkippedOut]
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

    row: Annotated[int, Field(description="Row of the sheet, or record of the CSV, from 1")]
    line: Annotated[int, Field(description="Line of the file where the record begins")]
    column: Annotated[str, Field(description="Letter or number; empty: the whole row")]
    header: str
    code: str
    severity: Severity
    blocks_row: bool
    found: str
    proposed: str
    detail: str
    village_code: str
    message: Annotated[str, Field(description="The finding as a sentence")]
    sheet: Annotated[str, Field(description="Sheet, where several are read; else empty")] = ""


class RowOut(BaseModel):
    """A row of data, cleaned; `held_back` rows wait for a person."""

    row: int
    line: int
    held_back: bool
    codes: Annotated[list[str], Field(description="Codes of the row's findings")]
    sheet: Annotated[str, Field(description="Sheet, where several are read; else empty")] = ""
    fields: Annotated[
        dict[str, str | int | list[str] | None],
        Field(examples=[{"village": "Gumelem Wetan", "name": "Turyanto", "needs": ["pupuk"]}]),
    ]
