"""Wire shapes of what all jobs share."""

from pydantic import BaseModel

from app.core.meanings.names import CodeWord, Sentence


class FailureOut(BaseModel):
    """Why a run or an analysis failed."""

    code: CodeWord
    detail: Sentence
