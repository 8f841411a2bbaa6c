"""Decisions about rows of lists, between what the API takes, what is stored, and the reader."""

from typing import Annotated

from pydantic import ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.imports.records import ListDecision
from app.sheets.decisions import Decision, Edit, Role

CellText = Annotated[Words, Field(max_length=1_000)]


class EditBody(RequestBody):
    """Another text for a cell of a row."""

    field: Annotated[
        str,
        Field(
            min_length=1,
            max_length=40,
            pattern=r"^[a-z0-9_]+$",
            description="What the cell's column means",
            examples=["village"],
        ),
    ]
    was: Annotated[
        CellText,
        Field(
            description="What the cell says; if it says something else, no edit counts",
            examples=["Gumelem wetan"],
        ),
    ] = ""
    now: CellText = Field(description="What the cell is to say", examples=["Gumelem Wetan"])


class DecisionBody(RequestBody):
    """What a person decided about a row."""

    edits: Annotated[
        list[EditBody], Field(max_length=40, description="Other texts for cells of the row")
    ] = []
    village: Annotated[
        Words,
        Field(
            max_length=20,
            description="Code of the village that is meant",
            examples=["33.04.13.2003"],
        ),
    ] = ""
    accepted: Annotated[
        list[Annotated[str, Field(max_length=40, pattern=r"^[a-z_]+$")]],
        Field(max_length=10, description="Codes of findings that are taken as proposed"),
    ] = []
    role: Annotated[
        Role,
        Field(
            description="Of a second person of a cooperative: comes `beside` the manager, or is "
            "the `same` person"
        ),
    ] = ""
    left_out: Annotated[bool, Field(description="The row is not read")] = False
    model_config = ConfigDict(json_schema_extra={"examples": [{"village": "33.04.13.2003"}]})

    def decision(self) -> Decision:
        """Return the decision as the reader takes it."""
        return Decision(
            tuple(Edit(edit.field, edit.was, edit.now) for edit in self.edits),
            self.village,
            tuple(self.accepted),
            self.role,
            self.left_out,
        )


def body_of(decision: Decision) -> DecisionBody:
    """Return a decision as it is stored and shown."""
    return DecisionBody(
        edits=[EditBody(field=e.field, was=e.was, now=e.now) for e in decision.edits],
        village=decision.village,
        accepted=list(decision.accepted),
        role=decision.role,
        left_out=decision.left_out,
    )


def decision_of(made: ListDecision) -> Decision:
    """Return what was decided about a row."""
    return DecisionBody.model_validate(made.decision).decision()
