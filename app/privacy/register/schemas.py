"""Response bodies of the register."""

from pydantic import BaseModel, Field

from app.privacy.register.holdings import Basis, Goal, Kept, Viewer


class HoldingOut(BaseModel):
    """A kind of data about people: what it is, why it is held, and what becomes of it."""

    name: str = Field(description="Name of the kind, which stays the same", examples=["contact"])
    what: str = Field(description="What it is", examples=["Nomor telepon dan surel"])
    why: str = Field(description="What it is for", examples=["Menghubungi peserta"])
    basis: Basis = Field(description="By which of the law's reasons it may be processed")
    basis_text: str = Field(
        description="That reason in words", examples=["Tugas untuk kepentingan umum"]
    )
    kept: Kept = Field(description="For how long it is kept")
    kept_text: str = Field(
        description="The same in words", examples=["90 hari sesudah acara, lalu dihapus"]
    )
    seen_by: list[Viewer] = Field(description="Who sees it")
    seen_by_text: list[str] = Field(description="The same in words", examples=[["Panitia"]])
    goes_to: list[Goal] = Field(description="Where it goes beside the database and its backups")
    goes_to_text: list[str] = Field(
        description="The same in words", examples=[["Kertas yang dicetak"]]
    )
    of_guests: bool = Field(
        description="Whether it is about people of the event, rather than those who work there"
    )
    fields: list[str] = Field(
        description="Where it is held: tables and columns of the database",
        examples=[["attendee.phone", "attendee.email"]],
    )


class RegisterOut(BaseModel):
    """The register of processing, in the reader's language."""

    items: list[HoldingOut] = Field(description="What is held, that of the event's people first")
