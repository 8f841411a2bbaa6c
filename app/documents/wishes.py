"""How a document is wanted, and one whose data have been read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.core.locale import Locale
from app.documents.badges.pdf import BadgeSheet
from app.documents.choosing import EVERYTHING, Choice
from app.documents.errors import DocumentLongError
from app.documents.typesetting import Output


@dataclass(frozen=True, slots=True)
class Document:
    """A document whose data have been read."""

    name: str
    media_type: str
    parts: Sequence[Callable[[], bytes]]
    """Lay it out, a file of a hundred pages each, which can take seconds; to be called after the
    transaction has ended."""

    def whole(self) -> Callable[[], bytes]:
        """Return what lays it out as one file; DocumentLongError where it has several parts."""
        if len(self.parts) > 1:
            raise DocumentLongError(parts=len(self.parts))
        return self.parts[0]


@dataclass(frozen=True, slots=True)
class Wish:
    """How a document is wanted."""

    locale: Locale
    timetable: int | None = None
    """The number of the one that it shows; None: the published one. Badges show none."""
    public_url: str | None = None
    """The address that badges lead to."""
    sheet: BadgeSheet = "a6"
    """The paper of badges."""
    choice: Choice = EVERYTHING
    output: Output = "pdf"
    """`png`: only a picture of the first page of what is printed."""


def wish_data(wish: Wish) -> dict[str, Any]:
    """Return a wish for a whole document as JSON can hold it."""
    chosen = {key: _plain(value) for key, value in asdict(wish.choice).items()}
    return {
        "locale": wish.locale,
        "timetable": wish.timetable,
        "public_url": wish.public_url,
        "sheet": wish.sheet,
        "choice": chosen,
    }


def wish_of(data: Mapping[str, Any]) -> Wish:
    """Return the wish of which `wish_data` made the data."""
    chosen = dict(data["choice"])
    for key in ("partner_id", "attendee_id", "cooperative_id"):
        chosen[key] = None if chosen.get(key) is None else UUID(chosen[key])
    day = chosen.get("day")
    chosen["day"] = None if day is None else date.fromisoformat(day)
    return Wish(**{**data, "choice": Choice(**chosen)})


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID | date) else value
