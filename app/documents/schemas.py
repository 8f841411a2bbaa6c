"""Response bodies about documents and messages."""

from pydantic import BaseModel, ConfigDict, Field

from app.core.meanings.ids import CooperativeId
from app.core.meanings.names import Kecamatan, Village
from app.documents.names import DocumentName


class DocumentOut(BaseModel):
    """A document that can be fetched."""

    name: DocumentName
    media_type: str = Field(description="What kind of file it is", examples=["application/pdf"])
    href: str = Field(
        description="Its address on this server",
        examples=["/api/v1/events/0197c0de-0000-7000-8000-000000000002/documents/badges.pdf"],
    )


class MessageOut(BaseModel):
    """A cooperative's agenda as a text message."""

    model_config = ConfigDict(from_attributes=True)

    cooperative_id: CooperativeId
    village: Village
    kecamatan: Kecamatan
    person: str = Field(
        description="The cooperative's manager; empty if none is on record", examples=["Turyanto"]
    )
    text: str = Field(
        description="The message, ready to be sent", examples=["Yth. Bapak Turyanto, ..."]
    )
    link: str | None = Field(
        description="Opens WhatsApp with the text; null without a number",
        examples=["https://wa.me/6282300001640?text=Yth."],
    )


class DocumentsOut(BaseModel):
    """The documents of an event."""

    items: list[DocumentOut] = Field(description="The documents that can be fetched now")
