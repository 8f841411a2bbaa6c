"""The files of the example event, and where they are."""

import json
from dataclasses import dataclass
from pathlib import Path

from app.events.schemas import EventIn
from app.imports.records import ListKind

_PACKAGED = Path(__file__).parents[1] / "_examples" / "banjarnegara"
_CHECKOUT = Path(__file__).parents[2] / "examples" / "banjarnegara"


@dataclass(frozen=True, slots=True)
class Example:
    """An event's own data, and the lists to upload, in order."""

    event: EventIn
    lists: tuple[tuple[ListKind, Path], ...]


def banjarnegara() -> Example:
    """Return the example event, from the installed package or from the checkout."""
    folder = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    described = json.loads((folder / "event.json").read_text("utf-8"))
    described["day"] = described.pop("date")
    return Example(
        event=EventIn.model_validate(described),
        lists=(
            (ListKind.PARTNERS, folder / "mitra.xlsx"),
            (ListKind.ATTENDEES, folder / "peserta.xlsx"),
            (ListKind.REQUESTS, folder / "permintaan.csv"),
        ),
    )
