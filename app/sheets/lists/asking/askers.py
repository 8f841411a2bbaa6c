"""Which side asks for a meeting."""

import re

from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.rows import Direction
from app.sheets.values.keys import is_absent, words

_DIRECTIONS: dict[str, Direction] = {
    **dict.fromkeys(["koperasi", "cooperative", "kdmp", "kopdes", "visitor", "k"], "cooperative"),
    **dict.fromkeys(["mitra", "partner", "perusahaan", "company", "host", "bumn", "m"], "partner"),
}
_ASKED_BY_PARTNERS = re.compile(
    r"\b(?:permintaan|usulan|permohonan|pilihan) (?:dari|oleh) (?:para )?mitra\b"
    r"|\b(?:diminta|diinginkan|dipilih|diusulkan|dicari|dituju) (?:oleh )?(?:para )?mitra$"
    r"|\b(?:desa|kdmp|koperasi) (?:yang |yg )?(?:ingin |mau |akan )?ditemui (?:oleh )?mitra$"
    r"|\brequest(?:ed|s) (?:by|of) (?:the )?partners?\b"
)
_OF_PARTNERS = re.compile(r"\b(?:permintaan|permohonan) mitra$")
"""What a title says of requests of partners, or of requests for them."""
_VILLAGES = ("village", "cooperative", "village_code")


def direction_of(reader: Reader) -> Direction:
    """Return who asks: as the row says, else the cooperative."""
    said = reader.text("direction")
    if is_absent(said):
        return "cooperative"
    for token in words(said).split():
        if token in _DIRECTIONS:
            return _DIRECTIONS[token]
    reader.note("direction", "direction_unclear", found=said, proposed="cooperative")
    return "cooperative"


def say_who_asks(opened: OpenedList) -> None:
    """Let all rows of a part say that partners ask, where headings or titles do and no column."""
    if "direction" not in opened.fields and _partners_ask(opened):
        opened.constants["direction"] = "mitra"


def _partners_ask(opened: OpenedList) -> bool:
    titles = [words(text) for _, why, text in opened.split.skipped if why == "title"]
    headings = [words(column.heading) for column in opened.columns]
    if any(map(_ASKED_BY_PARTNERS.search, (*titles, *headings))):
        return True
    partner = opened.fields.get("partner")
    places = [opened.fields[name] for name in _VILLAGES if name in opened.fields]
    first = partner is not None and bool(places) and partner < min(places)
    return first and any(map(_OF_PARTNERS.search, titles))
