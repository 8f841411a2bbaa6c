"""Wire shapes of what undoing an application takes back, and of what stands in its way."""

from typing import Annotated

from pydantic import BaseModel, Field


class BuiltOut(BaseModel):
    """What was built on an application, in numbers; all zero: it can be undone."""

    requests: Annotated[
        int, Field(description="Requests of its cooperatives and partners", examples=[0])
    ] = 0
    locks: Annotated[int, Field(description="Locks and blocks of its pairs", examples=[0])] = 0
    meetings: Annotated[
        int, Field(description="Meetings of its cooperatives and partners", examples=[0])
    ] = 0
    people: Annotated[
        int, Field(description="Others of its cooperatives and partners", examples=[0])
    ] = 0
    tables: Annotated[int, Field(description="Other tables of its partners", examples=[0])] = 0
    gates: Annotated[int, Field(description="Gates at its tables", examples=[0])] = 0
    badges: Annotated[int, Field(description="Badges of its people", examples=[0])] = 0
    scans: Annotated[int, Field(description="Scans of these badges", examples=[0])] = 0
    edited: Annotated[
        int, Field(description="Records that were changed afterwards", examples=[0])
    ] = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was built on it."""
        return not any(self.model_dump().values())


class UndoOut(BaseModel):
    """What undoing the last application of a list takes back, in records."""

    created: Annotated[
        int, Field(description="Records that it created, to be removed", examples=[269])
    ]
    changed: Annotated[
        int, Field(description="Records that it changed, to be changed back", examples=[4])
    ]
    built: BuiltOut
