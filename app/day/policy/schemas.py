"""Wire shapes of what an event lets be done by itself."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.day.policy.records import OFFER_MINUTES


class AutopilotIn(BaseModel):
    """What is to be done by itself on the day."""

    by_hand: Annotated[bool, Field(description="Nothing is done by itself")] = True
    releases: Annotated[
        bool, Field(description="Release seats once the grace of those missing is over")
    ] = True
    offers: Annotated[
        bool, Field(description="Offer free seats of the next slot, the neediest first")
    ] = True
    repairs: Annotated[
        bool,
        Field(
            description="Adopt repairs that take no meeting from anybody and move at most "
            "`auto_adopt_up_to` of the event (null: none); who stays away by the "
            "repair itself and the partners do not count"
        ),
    ] = True
    offer_minutes: Annotated[
        int,
        Field(
            ge=1, le=60, description="How long an offer waits, made by hand or not", examples=[4]
        ),
    ] = OFFER_MINUTES
    model_config = ConfigDict(
        extra="forbid",
        from_attributes=True,
        json_schema_extra={"examples": [{"by_hand": False, "offer_minutes": 4}]},
    )


class AutopilotOut(AutopilotIn):
    """What is done by itself on the day, and in words."""

    model_config = ConfigDict(extra="ignore", from_attributes=True)

    sentences: list[str] = Field(description="The policy in plain words")
