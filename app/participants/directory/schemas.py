"""Response bodies of the directory."""

from pydantic import BaseModel, Field

from app.core.meanings.ids import OwnId
from app.core.meanings.names import Partner, TableNumber, ZoneText


class GoodOut(BaseModel):
    """Goods or a service."""

    code: str = Field(description="The tag as needs and offers name it", examples=["pupuk"])
    label: str = Field(description="The same in the caller's language", examples=["Pupuk"])


class TablePlaceOut(BaseModel):
    """A table at which a partner receives."""

    number: TableNumber
    zone: ZoneText | None


class DirectoryPartnerOut(BaseModel):
    """A partner as those see it who may want to meet it."""

    id: OwnId
    name: Partner
    kind: str = Field(description="What kind of party it is; may be empty", examples=["BUMN"])
    sector: str = Field(description="Its sector; may be empty", examples=["Pangan"])
    offers: list[GoodOut] = Field(description="What a cooperative can get from it")
    seeks: list[GoodOut] = Field(description="What it takes from cooperatives")
    tables: list[TablePlaceOut] = Field(description="Its tables, by number")
    required_documents: list[str] = Field(
        description="Documents that a cooperative should bring", examples=[["NIB"]]
    )
