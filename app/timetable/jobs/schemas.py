"""Wire shapes of what all jobs share."""

from pydantic import BaseModel


class FailureOut(BaseModel):
    """Why a run or an analysis failed."""

    code: str
    detail: str
