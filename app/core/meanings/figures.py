"""Numbers, counts and flags of requests and answers."""

from typing import Annotated, Final

from pydantic import Field

Version = Annotated[
    int,
    Field(description="Goes up by one with each change; for `If-Match` of an update", examples=[3]),
]
Number = Annotated[
    int, Field(description="Its number within the event, counted from 1", examples=[4])
]
Against = Annotated[
    int, Field(description="Number of the timetable that it is compared with", examples=[3])
]
Unchanged = Annotated[int, Field(description="How many stay as they were", examples=[498])]
Added = Annotated[int, Field(description="How many meetings come in", examples=[12])]
Removed = Annotated[int, Field(description="How many meetings fall out", examples=[4])]
Moved = Annotated[
    int, Field(description="How many meetings go to another time or table", examples=[9])
]
MeetingCount = Annotated[int, Field(description="How many meetings there are", examples=[530])]
CooperativeCount = Annotated[
    int, Field(description="How many cooperatives there are", examples=[278])
]
Requested = Annotated[
    int,
    Field(
        description="Pairs of which at least one side asks for the other; a pair counts once",
        examples=[1112],
    ),
]
Granted = Annotated[
    int, Field(description="Requested pairs that meet in the timetable", examples=[530])
]
Expected = Annotated[int, Field(description="How many people are expected", examples=[331])]
Arrived = Annotated[int, Field(description="How many people have come", examples=[204])]
Seconds = Annotated[
    float, Field(description="How long it was computed, in seconds", examples=[0.6])
]
SecondsAtMost = Annotated[
    float, Field(description="How long it may be computed, in seconds", examples=[30])
]
SeedUsed = Annotated[
    int,
    Field(description="Seed of what is left to chance: the same seed, the same draw", examples=[1]),
]
SheetRow = Annotated[
    int, Field(description="Row of the sheet, or record of the CSV, from 1", examples=[18])
]
FileLine = Annotated[
    int, Field(description="Line of the file where the record begins, from 1", examples=[18])
]
GraceMinutes = Annotated[
    int,
    Field(
        description="Minutes after a meeting's begin until its seat may be released if nobody of "
        "the cooperative has come",
        examples=[10],
    ),
]
TargetMeetings = Annotated[
    int, Field(description="Meetings that the event aims at for each cooperative", examples=[3])
]
Offline = Annotated[
    bool,
    Field(description="The device decided or kept it by itself, having no network"),
]
StopRequested = Annotated[
    bool, Field(description="Somebody asked that it ends now with the best that it has")
]
Proven = Annotated[bool, Field(description="It is proven that nothing surpasses it")]
IsAdmin = Annotated[bool, Field(description="Whether the user administers the installation")]

_INTEREST: Final = "Interest: 0 none, 1 undecided, 2 strong, 3 agreed"
Interest = Annotated[int, Field(description=_INTEREST, examples=[3])]
InterestIn = Annotated[int, Field(ge=0, le=3, description=_INTEREST, examples=[3])]
"""Interest as it is sent."""
