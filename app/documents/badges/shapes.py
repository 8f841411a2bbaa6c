"""The content of a badge."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["cooperative", "partner", "guest", "staff"]


@dataclass(frozen=True, slots=True)
class BadgeView:
    """One badge. `headline` and `organization` are what other people should read first.

    For a manager: village, cooperative and kecamatan; for a partner's representative: the
    company's short name, its full name, its tables. `title` is the position, `qr_text` what the
    code says, `code` the short form of the badge id that staff may type.
    """

    role: Role
    role_label: str
    name: str
    title: str
    headline: str
    organization: str
    area: str
    qr_text: str
    code: str
