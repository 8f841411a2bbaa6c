"""Request and response bodies of requests, locks and blocks."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER, Words
from app.requests.records import Asker, LockKind, RequestSource
from app.requests.rules import DEFAULT_PARTNERS, MAX_SCORE

Note = Annotated[Words, Field(max_length=400)]
Rank = Annotated[int, Field(ge=1, le=1000, description="1 is the asker's first choice")]
StoredRank = Annotated[
    int, Field(ge=1, le=LARGEST_NUMBER, description="A rank as it came about, by hand or not")
]
Score = Annotated[int, Field(ge=0, le=MAX_SCORE, description="How well the two fit")]
_PAIR = {
    "cooperative_id": "0197d3a0-0000-7000-8000-000000000001",
    "partner_id": "0197d3a0-0000-7000-8000-000000000002",
}


class RequestIn(RequestBody):
    """A request to add. Without a rank it comes after the asker's other explicit requests."""

    cooperative_id: UUID
    partner_id: UUID
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

    id: UUID
    cooperative_id: UUID
    cooperative: str
    village: str
    kecamatan: str
    partner_id: UUID
    partner_code: str
    partner: str
    asker: Asker
    source: RequestSource
    rank: int
    score: int
    tags: list[str]
    note: str | None
    missing_documents: list[str] = Field(
        description="Required documents that the cooperative lacks; no obstacle to a meeting"
    )
    to_do: list[str] = Field(description="The same, as sentences in the caller's language")
    created_at: datetime


MostPartners = Annotated[
    int, Field(ge=1, le=50, description="Most partners that each cooperative asks for")
]


class DeriveIn(RequestBody):
    """How to derive requests from needs and offers."""

    limit: MostPartners = DEFAULT_PARTNERS
    digest: Annotated[str, Field(max_length=40)] | None = Field(
        default=None, description="Of the preview: refused (412) if it would change anything else"
    )
    model_config = ConfigDict(json_schema_extra={"examples": [{"limit": 6}]})


class RequestCountsOut(BaseModel):
    """The numbers of derived requests added, changed and removed."""

    model_config = ConfigDict(from_attributes=True)

    created: int
    updated: int
    unchanged: int
    removed: int


class ForeseenPairOut(BaseModel):
    """A pair that deriving adds, removes or keeps."""

    cooperative_id: UUID
    village: str
    kecamatan: str
    partner_id: UUID
    partner: str


class ForeseenOut(RequestCountsOut):
    """What deriving would change; of each kind the first pairs by kecamatan and village."""

    kept: int = Field(description="Requests that people made: they stay as they are")
    limit: int
    digest: str = Field(description="To be sent when this is carried out")
    added_pairs: list[ForeseenPairOut]
    removed_pairs: list[ForeseenPairOut]
    kept_pairs: list[ForeseenPairOut]


class LockIn(RequestBody):
    """A decision about a pair: `lock` it (to a slot and a table, if named) or `block` it."""

    kind: LockKind
    cooperative_id: UUID
    partner_id: UUID
    slot_id: UUID | None = None
    table_id: UUID | None = None
    note: Note | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{**_PAIR, "kind": "block"}]})


class LockOut(BaseModel):
    """A decision about a pair."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: LockKind
    cooperative_id: UUID
    partner_id: UUID
    slot_id: UUID | None
    table_id: UUID | None
    note: str | None
    created_at: datetime
