"""What a person says of the columns of a list."""

from typing import Annotated

from pydantic import ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words

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


class MappingIn(RequestBody):
    """How to read a list instead of what was detected."""

    sheet: Annotated[
        SheetName | None,
        Field(
            description="Name of the sheet to read; null: it is detected", examples=["DATA PESERTA"]
        ),
    ] = None
    mapping: Mapping = Field(default={})
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"sheet": "DATA PESERTA", "mapping": {"D": "village"}}]}
    )
