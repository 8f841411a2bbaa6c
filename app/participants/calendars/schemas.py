"""Response bodies of calendars."""

from pydantic import BaseModel, Field

_EXAMPLE = "temu.example.id/api/v1/calendars/0197c0de000070008000000000000018d1f2.ics"


class CalendarAddressOut(BaseModel):
    """The addresses of one calendar; they are secret, and work as long as the badge."""

    url: str = Field(description="Its address, for any program", examples=[f"https://{_EXAMPLE}"])
    webcal: str = Field(
        description="The same, which a phone opens as a subscription",
        examples=[f"webcal://{_EXAMPLE}"],
    )
