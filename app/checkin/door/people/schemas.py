"""Wire shapes of people and badges at the door; no answer has a phone number or e-mail address."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.checkin.holders.schemas import NextMeetingOut, PersonOut
from app.core.http.fields import Words
from app.core.meanings.ids import OwnId
from app.core.meanings.times import Instant


class BadgeLineOut(BaseModel):
    """A valid badge."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    prints: int = Field(description="How often it was printed", examples=[1])


class DoorPersonOut(PersonOut):
    """A person as staff at the door see them."""

    withdrawn: bool = Field(description="The person or the cooperative takes no part any more")
    badge: BadgeLineOut | None
    arrived_at: Instant | None = Field(description="First let in today")
    next_meeting: NextMeetingOut | None


class PrintableBadgeOut(BaseModel):
    """A badge to print now; `code` is secret, since anybody who has it can pass as the holder."""

    id: OwnId
    token: str = Field(
        description="The signed token alone, 120 Base32 characters", examples=["UPYJZ5DQ"]
    )
    code: str = Field(
        description="What the QR code holds: an address, or the token alone",
        examples=["HTTPS://TEMU.EXAMPLE.ID/B/UPYJZ5DQ"],
    )
    prints: int = Field(description="How often it was printed, this time included", examples=[2])


Phone = Annotated[
    Words | None,
    Field(max_length=40, description="As it is said", examples=["0812 3456 7890"]),
]
