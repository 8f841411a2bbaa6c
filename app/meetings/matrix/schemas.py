"""Wire shapes of the matrix, of its rows, and of what is done to them."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.core.http.bodies import RequestBody
from app.core.meanings.figures import CooperativeCount
from app.core.meanings.ids import CooperativeId, OwnId, PartnerId, SlotId, TableId
from app.core.meanings.names import Cooperative, Kecamatan, Partner, PartnerCodeText, Village
from app.requests.records import LockKind, RequestSource
from app.requests.rows.rules import Asked, Decision, Deed, RequestRow, row_of
from app.requests.schemas import Note, Rank, Score, StoredRank

MOST_ENTRIES = 100_000
"""Entries that a row may have when it is put back: more than an event has partners or tags."""


class MatrixGroupOut(BaseModel):
    """A group of rows."""

    kecamatan: Kecamatan
    cooperatives: CooperativeCount
    without_request: int = Field(
        description="Cooperatives that neither ask nor are asked for", examples=[0]
    )


class PartnerColumnOut(BaseModel):
    """A column: a partner, and how much it is asked for."""

    id: OwnId
    code: PartnerCodeText
    name: Partner
    asked: int = Field(
        description="Cooperatives that ask for it or that it asks for", examples=[96]
    )
    seats: int = Field(description="Seats over all slots that it attends", examples=[20])
    granted: int = Field(
        description="Of those asked for, how many the timetable shown grants", examples=[20]
    )


class UnmetNeedOut(BaseModel):
    """A need that no partner offers."""

    tag: str = Field(description="Code of the tag", examples=["pupuk"])
    label: str = Field(description="What people read, in the caller's language", examples=["Pupuk"])
    cooperatives: CooperativeCount


class UnwantedOfferOut(BaseModel):
    """An offer that no cooperative needs."""

    tag: str = Field(description="Code of the tag", examples=["asuransi"])
    label: str = Field(
        description="What people read, in the caller's language", examples=["Asuransi"]
    )
    partners: list[str] = Field(
        description="Names of the partners that offer it", examples=[["Perum Bulog"]]
    )


class MatrixOut(BaseModel):
    """The matrix without its cells."""

    timetable: int | None = Field(
        description="Version that `granted` is about; null: none yet", examples=[4]
    )
    requests: int = Field(
        description="Pairs of which at least one side asks for the other; a pair counts once",
        examples=[1112],
    )
    kecamatan: list[MatrixGroupOut] = Field(description="Groups of rows, in order of name")
    partners: list[PartnerColumnOut] = Field(description="By code")
    unmet_needs: list[UnmetNeedOut] = Field(description="Most cooperatives first")
    unwanted_offers: list[UnwantedOfferOut] = Field(
        description="Offers that nobody needs, in order of label"
    )


class PairOut(BaseModel):
    """A pair about which there is something; all others are left out."""

    partner_id: PartnerId
    score: int | None = Field(
        description="How well the two fit, 0 to 100; null: nobody asks", examples=[80]
    )
    rank: int | None = Field(
        description="The cooperative's rank; null: it does not ask", examples=[1]
    )
    partner_rank: int | None = Field(
        description="The partner's rank; null: it does not ask", examples=[None]
    )
    source: RequestSource | None = Field(description="Where the cooperative's request is from")
    decision: LockKind | None = Field(description="`lock`: must meet; `block`: must not")
    placed: bool = Field(description="The lock names a slot")
    granted: bool = Field(description="Whether the two meet in the timetable shown")


class MatrixRowOut(BaseModel):
    """A cooperative's row."""

    cooperative_id: CooperativeId
    village: Village
    kecamatan: Kecamatan
    name: Cooperative
    version: str = Field(
        description="Changes with the cooperative's own requests and decisions",
        examples=["9f86d081884c7d65"],
    )
    cells: list[PairOut] = Field(description="The pairs about which there is something, by partner")


class MatrixRowsOut(BaseModel):
    """A window of rows."""

    first: int = Field(
        description="Place of the first one, from 0, in its kecamatan or in all", examples=[0]
    )
    total: int = Field(description="Rows in all, of its kecamatan or of the event", examples=[278])
    rows: list[MatrixRowOut] = Field(
        description="The rows of the window, in order of kecamatan and village"
    )


class OwnRequestBody(RequestBody):
    """A request of the cooperative's own."""

    model_config = ConfigDict(from_attributes=True)

    partner_id: PartnerId
    rank: StoredRank
    score: Score
    source: RequestSource
    tags: Annotated[
        list[Annotated[str, Field(max_length=60)]],
        Field(
            max_length=MOST_ENTRIES,
            description="Codes of the tags for which the partner was chosen",
            examples=[["pupuk"]],
        ),
    ] = []
    note: Note | None = None


class PairDecisionBody(RequestBody):
    """A lock or block of the row."""

    model_config = ConfigDict(from_attributes=True)

    partner_id: PartnerId
    kind: LockKind
    slot_id: SlotId | None = None
    table_id: TableId | None = None
    note: Note | None = None


class RequestRowBody(RequestBody):
    """A row as it is to be put back: the cooperative's own requests, and what was decided."""

    model_config = ConfigDict(
        from_attributes=True,
        json_schema_extra={
            "examples": [
                {
                    "asked": [],
                    "decisions": [
                        {"partner_id": "0197d3a0-0000-7000-8000-000000000002", "kind": "block"}
                    ],
                }
            ]
        },
    )

    asked: Annotated[
        list[OwnRequestBody],
        Field(max_length=MOST_ENTRIES, description="The cooperative's own requests"),
    ]
    decisions: Annotated[
        list[PairDecisionBody],
        Field(max_length=MOST_ENTRIES, description="Locks and blocks of the row"),
    ]

    @model_validator(mode="after")
    def _each_partner_once(self) -> Self:
        for entries in (self.asked, self.decisions):
            if len({one.partner_id for one in entries}) < len(entries):
                raise ValueError("each partner at most once")
        return self

    def row(self) -> RequestRow:
        """Return what it says."""
        return row_of(
            [Asked(**{**one.model_dump(), "tags": tuple(one.tags)}) for one in self.asked],
            [Decision(**one.model_dump()) for one in self.decisions],
        )


class DeedIn(RequestBody):
    """What to do about a pair: `require`, `forbid`, `free`, `rank` or `clear`."""

    partner_id: PartnerId
    deed: Deed
    rank: Rank | None = Field(
        default=None,
        description="For `rank`; without it the request comes after the others",
        examples=[1],
    )
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "partner_id": "0197d3a0-0000-7000-8000-000000000002",
                    "deed": "rank",
                    "rank": 1,
                }
            ]
        }
    )


class DoneOut(BaseModel):
    """The row after a deed, and what puts it back."""

    row: MatrixRowOut
    before: RequestRowBody
