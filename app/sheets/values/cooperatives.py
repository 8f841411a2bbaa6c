"""What a cooperative's name says about its village."""

import re
from dataclasses import dataclass

from app.sheets.values.keys import remembered, words

_KECAMATAN_WORD = re.compile(r"(?<!\s)\s+kec(?:amatan)?\s+")
_COOPERATIVE = re.compile(
    r"^(?:koperasi|kop|kopdes|kopkel|kdmp|kkmp|kdkmp|kopdeskel|kmp|k[ngpt]mp)\b"
    r"(?: (?:desa|kelurahan|kel|ds|nagari|gampong|kampung|pekon|tiyuh))*"
    r"(?: (?:merah putih|mp)\b)?(?: (desa|kelurahan|kel|ds)\b)?"
)
_MERAH_PUTIH = re.compile(
    r"merah putih|^(?:kop|koperasi)(?: (?:desa|kelurahan|kel|ds))+ (?:mp\b)?"
    r"|^(?:kdmp|kkmp|kdkmp|kopdes|kopkel|kmp|k[ngpt]mp)\b"
)


@dataclass(frozen=True, slots=True)
class CooperativeName:
    """The parts of `KDMP Karanganyar Kecamatan Madukara`."""

    village: str
    kecamatan: str


@remembered
def read_cooperative(text: str) -> CooperativeName | None:
    """Take a cooperative's name apart; None if it is not named after a village."""
    said = words(text)
    match = _COOPERATIVE.match(said)
    if not match or not _MERAH_PUTIH.search(said):
        return None
    name, *kecamatan = _KECAMATAN_WORD.split(said[match.end() :].strip(), maxsplit=1)
    return CooperativeName(name, "".join(kecamatan)) if name else None


def is_cooperative(text: str) -> bool:
    """Tell whether a text looks like the name of a village's cooperative."""
    return read_cooperative(text) is not None
