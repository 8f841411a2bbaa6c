"""The content of a message."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MessageView:
    """What is sent to a cooperative; without a phone number that WhatsApp takes, `link` is None."""

    cooperative_id: UUID
    village: str
    kecamatan: str
    person: str
    text: str
    link: str | None
