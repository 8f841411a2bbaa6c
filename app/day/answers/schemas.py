"""Wire shapes of answers to offers."""

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.day.seats.offering import Answer
from app.day.seats.schemas import OfferOut


class OfferAnswerIn(RequestBody):
    """What the cooperative says."""

    answer: Answer = Field(description="The cooperative takes the seat, or does not")
    model_config = ConfigDict(json_schema_extra={"examples": [{"answer": "accepted"}]})


class OffersOut(BaseModel):
    """Offers that wait for an answer, in the order in which they were made."""

    items: list[OfferOut] = Field(description="The offers")
