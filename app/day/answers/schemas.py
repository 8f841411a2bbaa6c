"""Wire shapes of answers to offers."""

from pydantic import BaseModel, ConfigDict

from app.core.http.bodies import RequestBody
from app.day.seats.offering import Answer
from app.day.seats.schemas import OfferOut


class AnswerIn(RequestBody):
    """What the cooperative says."""

    answer: Answer
    model_config = ConfigDict(json_schema_extra={"examples": [{"answer": "accepted"}]})


class OffersOut(BaseModel):
    """Offers that wait for an answer, in the order in which they were made."""

    items: list[OfferOut]
