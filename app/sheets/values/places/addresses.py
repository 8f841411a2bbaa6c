"""Villages in addresses: `RT 01 RW 02 Desa Berta Kec. Susukan`, `Berta / Susukan`, `KDMP Berta`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

from app.sheets.values.cooperatives import read_cooperative
from app.sheets.values.keys import letters, plain, visible, without_code
from app.sheets.values.places.districts import near_names
from app.sheets.values.regions.shipped import is_any_regency, is_province, province_code
from app.sheets.values.regions.villages import Regions, without_kind

_LONGEST = 200
"""Longer texts are no address that is worth taking apart."""
_MOST_NAMES = 8
_MOST_WORDS = 4
"""Words of a regency or province."""
_DETAILS = re.compile(
    r"\b\d{2}\.\d{2}\.\d{2}\.\d{4}\b|^\d{1,3}[.)] |"
    r"\b(?:rt\s*[/.\-]?\s*rw|rt|rw)[\s.:]*\d{1,3}(?:\s*[/\-]\s*\d{1,3})?"
    r"|\b(?:dusun|dsn|dukuh|dk)\b[\s.]*(?:\d{1,2}|[ivx]{1,4})\b"
    r"|\bkode ?pos\b|\b\d{5}\b|\bno(?:mor)?\b[\s.:]*\d{1,4}[a-z]?\b"
)
_MARK = re.compile(
    r"\b(?:(?P<village>(?:kantor |pemerintah )?(?:kepala )?(?:desa|kelurahan)|balai desa"
    r"|pemdes|pemkel|ds|kel)"
    r"|(?P<kecamatan>kecamatan|kec|distrik|kapanewon|kemantren)|(?P<regency>kabupaten|kab)"
    r"|(?P<province>provinsi|propinsi|prov)"
    r"|(?P<aside>dusun|dsn|dukuh|(?<!\S)(?:jalan|jln|jl|gang|gg)))\b[.:]*"
)
_BETWEEN = re.compile(r"[,;()\[\]\n/]|\s[-–—]+\s?|[-–—]\s")
_INSIDE = re.compile(r"[\s\-–—]+")


@dataclass(frozen=True, slots=True)
class Address:
    """What a cell of a village column says.

    `village` is a name, with `Desa` or `Kelurahan` before it if that was there; `kecamatan` and
    `regency` are empty where it says none. `more` says that the cell holds more than a village
    and a district called so, `unclear` that part of it is not understood or names another village.
    """

    village: str
    kecamatan: str = ""
    regency: str = ""
    more: bool = False
    unclear: bool = False
    strange: bool = False
    """What is not understood names no other place that is known: a hamlet, maybe."""
    elsewhere: bool = False
    """It names a province, or a regency at its end, that is none of the area's."""


@dataclass(frozen=True, slots=True)
class _Part:
    mark: str
    text: str


def read_address(text: str, regions: Regions) -> Address:
    """Return what a cell of a village column says; what is a village's name stays whole."""
    typed = visible(text)
    if len(typed) > _LONGEST or regions.is_village(typed):
        return Address(typed)
    cooperative = read_cooperative(typed)
    if cooperative:
        inner = read_address(cooperative.village, regions)
        stated = cooperative.kecamatan or inner.kecamatan
        away = inner.elsewhere or _is_elsewhere(list(_parts(text)), regions)
        return replace(inner, kecamatan=stated, more=True, elsewhere=away)
    if pair := _exact_pair(text, regions):
        return pair
    parts = list(_parts(text))
    if _is_elsewhere(parts, regions):
        return Address(typed, elsewhere=True)
    if len(parts) == 1 and not parts[0].mark and letters(parts[0].text) == letters(typed):
        names = [typed, *_without_outer(typed, regions)]
        found = (_joined(name, regions) for name in names)
        return next((one for one in found if one is not None), Address(typed))
    marked = {part.mark: part.text for part in reversed(parts)}
    if "kecamatan" in marked:
        marked["kecamatan"] = _without_regency(marked["kecamatan"], regions)
    unmarked = [part.text for part in parts if not part.mark and not is_province(part.text)]
    address = _chosen(marked, unmarked[:_MOST_NAMES], regions)
    simple = len(parts) == 1 + ("kecamatan" in marked) + ("regency" in marked)
    details = _DETAILS.search(plain(text)) is not None
    return replace(
        address or Address(typed),
        regency=_without_end(marked.get("regency", ""), is_province),
        more=address is not None and (details or not simple or "kecamatan" not in marked),
    )


def _exact_pair(text: str, regions: Regions) -> Address | None:
    """Read `Jonggon Desa (Loa Kulu)`: an official name and the district that it lies in."""
    pieces = [piece.strip() for piece in _BETWEEN.split(plain(text)) if piece.strip()]
    if len(pieces) != len(("village", "district")):
        return None
    village, kecamatan = pieces
    code = regions.kecamatan_codes.get(letters(kecamatan), "")
    exact = regions.by_name.get(letters(village), []) if code else []
    if any(regions.is_in(one.code, code) for one in exact):
        return Address(village, kecamatan, more=True)
    return None


def _is_elsewhere(parts: Sequence[_Part], regions: Regions) -> bool:
    """Tell whether an address names a province or regency that is none of the area's.

    A street or hamlet may be called like one, and so may a village or district of the area.
    """

    def is_foreign(text: str) -> bool:
        code = province_code(text)
        known = regions.named(text) or regions.is_kecamatan(text)
        return bool(code and regions.provinces) and code not in regions.provinces and not known

    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        if part.mark == "aside" or regions.is_village(part.text):
            continue
        if is_foreign(part.text):
            return True
        if (part.mark or last) and _without_end(part.text, is_foreign) != part.text:
            return True
    end = parts[-1] if len(parts) > 1 else None
    if end is None or end.mark or not regions.regencies or not is_any_regency(end.text):
        return False
    ours = (regions.is_regency, regions.is_kecamatan, regions.is_village, is_province)
    return not any(test(end.text) for test in ours)


def _parts(text: str) -> Iterator[_Part]:
    """Yield the parts of an address, each with what it is called."""
    for piece in _BETWEEN.split(_DETAILS.sub(",", without_code(plain(text)))):
        start, mark = 0, ""
        for match in [*_MARK.finditer(piece), None]:
            end = match.start() if match else len(piece)
            name = visible(piece[start:end]).strip(" .:'\"")
            if name:
                yield _Part(mark.partition(" ")[0], f"{mark.partition(' ')[2]} {name}".strip())
                mark = ""
            if match:
                start, mark = match.end(), _called(match)


def _called(match: re.Match[str]) -> str:
    """Return a mark's name, for a village with what kind it is."""
    if match.lastgroup != "village":
        return match.lastgroup or ""
    return "village kelurahan" if "kel" in match[0] else "village desa"


def _without_regency(kecamatan: str, regions: Regions) -> str:
    """Return `Purwanegara` of `Purwanegara Banjarnegara`: what follows is no part of its name."""
    if regions.is_kecamatan(kecamatan):
        return kecamatan
    names = (name for name in _without_outer(kecamatan, regions) if regions.is_kecamatan(name))
    return next(names, kecamatan)


def _without_outer(text: str, regions: Regions) -> Iterator[str]:
    """Yield a text without the province at its end, the regency, and both."""
    inner = _without_end(text, is_province)
    if inner != text:
        yield inner
    bare = _without_end(inner, regions.is_regency)
    if bare != inner:
        yield bare


def _without_end(text: str, known: Callable[[str], bool]) -> str:
    """Return a text without the longest few words at its end that are known together."""
    said = text.rsplit(maxsplit=_MOST_WORDS)
    for count in range(1, len(said)):
        if known(" ".join(said[count:])):
            return " ".join(said[:count])
    return text


def _chosen(marked: dict[str, str], unmarked: list[str], regions: Regions) -> Address | None:
    """Pick the village and its district among the parts of an address."""
    villages = [marked["village"]] if "village" in marked else unmarked
    districts = [marked["kecamatan"]] if "kecamatan" in marked else unmarked
    if not villages:
        return None
    pair = next(_pairs(villages, districts, regions), None)
    if pair is None and len(villages) == 1:
        joined = _joined(villages[0], regions)
        if joined and "kecamatan" not in marked:
            return joined
    named = next((one for one in villages if regions.named(one)), villages[0])
    village, kecamatan = pair or (named, marked.get("kecamatan", ""))
    left = [one for one in unmarked if one not in (village, kecamatan)]
    left = [one for one in left if not regions.is_regency(one)]
    if pair:
        left = [one for one in left if regions.named(one) or regions.is_kecamatan(one)]
    if "village" in marked:
        left = [one for one in left if regions.is_kecamatan(one) and not pair]
    known = any(regions.named(one) or regions.is_kecamatan(one) for one in left)
    return Address(village, kecamatan, unclear=bool(left), strange=not known)


def _pairs(
    villages: Sequence[str], districts: Sequence[str], regions: Regions
) -> Iterator[tuple[str, str]]:
    """Yield villages with the districts that they lie in, first those whose name is exact."""
    if villages is districts:
        both = list(permutations(villages, 2))
    else:
        both = [(one, other) for one, other in product(villages, districts) if one != other]
    known = [(one, other, regions.kecamatan_codes.get(letters(other))) for one, other in both]
    for one, other, code in known:
        if code and any(regions.is_in(v.code, code) for v in regions.named(one)):
            yield one, other
    for one, other, code in known:
        names = [letters(village.name) for village in regions.by_kecamatan.get(code or "", ())]
        if near_names(letters(without_kind(one)[1]), names):
            yield one, other


def _joined(text: str, regions: Regions) -> Address | None:
    """Read `Beji Pejawaran` and `Beji-Pejawaran`: a village and its district without a comma."""
    pieces = list(_INSIDE.finditer(text))[:_MOST_NAMES]
    for gap in pieces:
        one, other = text[: gap.start()], text[gap.end() :]
        code = regions.kecamatan_codes.get(letters(other), "")
        if code and any(regions.is_in(v.code, code) for v in regions.named(one)):
            return Address(one, other, more=True)
    return None
