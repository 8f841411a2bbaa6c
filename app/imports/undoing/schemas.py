"""Wire shapes of what undoing an application takes back, and of what stands in its way."""

from typing import Annotated

from pydantic import BaseModel, Field


class BuiltOut(BaseModel):
    """What was built on an application, in numbers; all zero: it can be undone."""

    requests: int = 0
    locks: int = 0
    meetings: int = 0
    people: Annotated[int, Field(description="Others of its cooperatives and partners")] = 0
    tables: Annotated[int, Field(description="Other tables of its partners")] = 0
    gates: Annotated[int, Field(description="Gates at its tables")] = 0
    badges: int = 0
    scans: int = 0
    edited: Annotated[int, Field(description="Records that were changed afterwards")] = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was built on it."""
        return not any(self.model_dump().values())


class UndoOut(BaseModel):
    """What undoing the last application of a list takes back, in records."""

    created: Annotated[int, Field(description="Records that it created, to be removed")]
    changed: Annotated[int, Field(description="Records that it changed, to be changed back")]
    built: BuiltOut
