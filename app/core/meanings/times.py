"""Moments and days of answers.

Every moment is written alike, in UTC with `Z` and in whole seconds: the form that the parsers of
Swift, Kotlin, Dart and JavaScript read without being told. What is sent in may have any offset, and
fractions of a second.
"""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import Field, PlainSerializer


def written(moment: datetime) -> str:
    """Return a moment as answers write it; fractions of a second are cut off."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Instant = Annotated[
    datetime,
    PlainSerializer(written, return_type=str, when_used="json"),
    Field(examples=["2025-07-04T02:40:00Z"]),
]
"""A moment, as every answer writes it."""
StartsAt = Annotated[
    Instant, Field(description="When it begins", examples=["2025-07-04T02:40:00Z"])
]
EndsAt = Annotated[Instant, Field(description="When it ends", examples=["2025-07-04T03:00:00Z"])]
CreatedAt = Annotated[
    Instant, Field(description="When it was made", examples=["2025-06-20T02:00:00Z"])
]
UpdatedAt = Annotated[
    Instant, Field(description="When it last changed", examples=["2025-06-21T08:30:00Z"])
]
ExpiresAt = Annotated[
    Instant, Field(description="Until when it works", examples=["2025-07-12T16:59:59Z"])
]
RevokedAt = Annotated[
    Instant | None,
    Field(
        description="Since when it counts no more; null: it counts",
        examples=["2025-07-04T05:10:00Z"],
    ),
]
RestrictedAt = Annotated[
    Instant | None,
    Field(
        description="Since when the person's phone, e-mail and note are shown to nobody, as they "
        "asked; null: they are shown to who may see them",
        examples=["2025-07-04T02:40:00Z"],
    ),
]
StartedAt = Annotated[
    Instant | None,
    Field(description="When a worker began it; null: not yet", examples=["2025-06-20T02:00:01Z"]),
]
FinishedAt = Annotated[
    Instant | None,
    Field(description="When it ended; null: not yet", examples=["2025-06-20T02:00:31Z"]),
]
DecidedAt = Annotated[
    Instant | None,
    Field(description="When it was decided; null: not yet", examples=["2025-07-04T03:05:00Z"]),
]
ServerTime = Annotated[
    Instant,
    Field(
        description="The moment that it is now at the event, by the server's clock",
        examples=["2025-07-04T02:41:07Z"],
    ),
]
ScannedAt = Annotated[
    Instant,
    Field(description="When it was read, by the device's clock", examples=["2025-07-04T00:12:31Z"]),
]
ReceivedAt = Annotated[
    Instant,
    Field(
        description="When the server got it, by the server's clock",
        examples=["2025-07-04T00:12:32Z"],
    ),
]
EventDay = Annotated[
    date,
    Field(
        description="Date of the event, in its time zone; of several days the first",
        examples=["2025-07-04"],
    ),
]
OpenUntil = Annotated[
    Instant | None,
    Field(
        description="Until when cooperatives may say by badge whom they ask for; null: they may "
        "not",
        examples=["2025-07-01T10:00:00Z"],
    ),
]
LastDayKept = Annotated[
    date | None,
    Field(
        description="The last day on which personal data is kept; null: the usual one",
        examples=["2025-10-02"],
    ),
]
