"""Request and response bodies of requests, locks and blocks."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER, Words
from app.core.meanings.figures import Unchanged
from app.core.meanings.ids import CooperativeId, OwnId, PartnerId, SlotId, TableId
from app.core.meanings.names import (
    Cooperative,
    Kecamatan,
    NoteText,
    Partner,
    PartnerCodeText,
    Village,
)
from app.core.meanings.times import CreatedAt
from app.requests.records import Asker, LockKind, RequestSource
from app.requests.rules import DEFAULT_PARTNERS, MAX_SCORE

Note = Annotated[
    Words,
    Field(
        max_length=400,
        description="What people should know of it; null: nothing",
        examples=["Minta bertemu lebih awal"],
    ),
]
Rank = Annotated[
    int, Field(ge=1, le=1000, description="1 is the asker's first choice", examples=[1])
]
StoredRank = Annotated[
    int,
    Field(
        ge=1, le=LARGEST_NUMBER, description="A rank as it came about, by hand or not", examples=[1]
    ),
]
Score = Annotated[int, Field(ge=0, le=MAX_SCORE, description="How well the two fit", examples=[80])]
_PAIR = {
    "cooperative_id": "0197d3a0-0000-7000-8000-000000000001",
    "partner_id": "0197d3a0-0000-7000-8000-000000000002",
}


class RequestIn(RequestBody):
    """A request to add. Without a rank it comes after the asker's other explicit requests."""

    cooperative_id: CooperativeId
    partner_id: PartnerId
    asker: Asker = Asker.COOPERATIVE
    rank: Rank | None = None
    score: Score | None = None
    note: Note | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{**_PAIR, "rank": 1}]})


class RequestPatch(RequestBody):
    """Changes to a request. A field left out stays as it is."""

    rank: Rank | None = None
    score: Score | None = None
    note: Note | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"rank": 2}]})


class RequestOut(BaseModel):
    """A request with names, and the documents that the cooperative should still obtain."""

    id: OwnId
    cooperative_id: CooperativeId
    cooperative: Cooperative
    village: Village
    kecamatan: Kecamatan
    partner_id: PartnerId
    partner_code: PartnerCodeText
    partner: Partner
    asker: Asker
    source: RequestSource
    rank: int = Field(
        description="Place among the asker's own requests; 1 is the first choice", examples=[1]
    )
    score: int = Field(description="How well the two fit, from 0 to 100", examples=[80])
    tags: list[str] = Field(
        description="Codes of the tags that need and offer share", examples=[["pupuk"]]
    )
    note: NoteText | None
    missing_documents: list[str] = Field(
        description="Required documents that the cooperative lacks; no obstacle to a meeting"
    )
    to_do: list[str] = Field(description="The same, as sentences in the caller's language")
    by_badge: bool = Field(
        default=False,
        description="Whether somebody of the cooperative asked by badge; else a list, an organizer "
        "or the derivation did",
    )
    created_at: CreatedAt


MostPartners = Annotated[
    int,
    Field(ge=1, le=50, description="Most partners that each cooperative asks for", examples=[6]),
]


class DeriveIn(RequestBody):
    """How to derive requests from needs and offers."""

    limit: MostPartners = DEFAULT_PARTNERS
    digest: Annotated[str, Field(max_length=40)] | None = Field(
        default=None,
        description="Of the preview: refused (412) if it would change anything else",
        examples=["9f86d081884c7d65"],
    )
    model_config = ConfigDict(json_schema_extra={"examples": [{"limit": 6}]})


class RequestCountsOut(BaseModel):
    """The numbers of derived requests added, changed and removed."""

    model_config = ConfigDict(from_attributes=True)

    created: int = Field(description="Requests that are added", examples=[1112])
    updated: int = Field(description="Requests whose rank, score or tags change", examples=[40])
    unchanged: Unchanged
    removed: int = Field(description="Requests that are taken away", examples=[3])


class ForeseenPairOut(BaseModel):
    """A pair that deriving adds, removes or keeps."""

    cooperative_id: CooperativeId
    village: Village
    kecamatan: Kecamatan
    partner_id: PartnerId
    partner: Partner


class ForeseenOut(RequestCountsOut):
    """What deriving would change; of each kind the first pairs by kecamatan and village."""

    kept: int = Field(description="Requests that people made: they stay as they are", examples=[12])
    limit: int = Field(description="Most partners that each cooperative asks for", examples=[6])
    digest: str = Field(
        description="To be sent when this is carried out", examples=["9f86d081884c7d65"]
    )
    added_pairs: list[ForeseenPairOut] = Field(description="The first pairs that are added")
    removed_pairs: list[ForeseenPairOut] = Field(description="The first pairs that are taken away")
    kept_pairs: list[ForeseenPairOut] = Field(description="The first pairs that stay")


class LockIn(RequestBody):
    """A decision about a pair: `lock` it (to a slot and a table, if named) or `block` it."""

    kind: LockKind
    cooperative_id: CooperativeId
    partner_id: PartnerId
    slot_id: SlotId | None = None
    table_id: TableId | None = None
    note: Note | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{**_PAIR, "kind": "block"}]})


class LockOut(BaseModel):
    """A decision about a pair."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    kind: LockKind
    cooperative_id: CooperativeId
    partner_id: PartnerId
    slot_id: SlotId | None
    table_id: TableId | None
    note: NoteText | None
    created_at: CreatedAt
