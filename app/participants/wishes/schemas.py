"""Request and response bodies of wishes."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.meanings.ids import PartnerId
from app.core.meanings.names import Partner
from app.core.meanings.times import Instant

MOST_WISHES = 10
"""Partners that a cooperative may ask for by badge."""


class OwnWishOut(BaseModel):
    """A partner that the cooperative asks for."""

    model_config = ConfigDict(from_attributes=True)

    partner_id: PartnerId
    partner: Partner
    rank: int = Field(description="1 is the first choice", examples=[1])
    by_badge: bool = Field(
        description="Whether a badge said so, so that a badge may take it back; else a list or the "
        "organizers did"
    )


class WishesOut(BaseModel):
    """Whom the cooperative asks for."""

    open: bool = Field(description="Whether it may be changed now")
    until: Instant | None = Field(
        description="Until when it may be changed; null: this event takes no wishes by badge",
        examples=["2025-07-01T10:00:00Z"],
    )
    most: int = Field(description="How many partners can be named", examples=[MOST_WISHES])
    items: list[OwnWishOut] = Field(description="The first choice first")


class WishesIn(RequestBody):
    """Whom the cooperative asks for; a partner's time is promised to nobody."""

    partner_ids: Annotated[
        list[UUID],
        Field(
            max_length=MOST_WISHES,
            description="Ids of partners, the first choice first",
            examples=[["0197c0de-0000-7000-8000-000000000012"]],
        ),
    ]
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"partner_ids": ["0197c0de-0000-7000-8000-000000000012"]}]}
    )
