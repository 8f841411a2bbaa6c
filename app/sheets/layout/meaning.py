"""What a heading means: a known name, one among other words, a question of a form, a slip."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from app.sheets.layout.fields import Field
from app.sheets.values.keys import words

_PART_OF_HEADING = (0.55, 0.35)
"""Score of a heading that contains a known one: a base, and what its share of the words adds."""
_AMONG_OTHERS = 0.97
"""Score of a heading that is known but for a hint in brackets or a translation."""
_SECOND_HALF, _SAID_SECOND = 2, 0.15
"""From which piece of a heading on it is a second name, and what that costs."""
_MISSPELT_HEADING = 0.8
_FOLLOWS = 0.5
"""What remains of a part's score where another field is named before it."""
_SHORTEST_FUZZY = 5
_LONGEST_KEY = 160
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_YES_OR_NO = re.compile(
    r"(?:\d+ )?(?:apakah|sudahkah|bersediakah|adakah|kapan|berapa (?:banyak|jumlah|lama|besar)"
    r"|do|does|did|are|is|have|has|can|will|would|when|how many|how much)\b"
)
_A_NAME = frozenset({"nama", "name"})
_SPACED = re.compile(r"(?<!\S)[a-z](?: [a-z])+(?!\S)")
"""Letters with blanks between, as in `N A M A`, or with dots, as in `W.A.`"""
_REWRITTEN = (
    (
        re.compile(r"\b(?:link|tautan|url) (?:(?:nomor|no|chat|kontak) )?(wa|whatsapp)\b(?! gr)"),
        r"\1",
    ),
    (re.compile(r"^(?:kontak )?(wa|whatsapp) (?:link|url|me)$"), r"\1"),
    (re.compile(r"\b(?:kepala (?:desa|kelurahan)|village head|head of village)\b"), "kades"),
    (re.compile(r"\bname of (?:the |your )?"), ""),
    (
        re.compile(r"^(nama|alamat)\b(.*?) (?:sesuai |menurut |di |pada )?(?:ktp|identitas)$"),
        r"\1\2",
    ),
    (
        re.compile(
            r"^(nama(?: lengkap| peserta)?) dan (?:asal )?(?:instansi|lembaga|unit|kantor)$"
        ),
        r"\1",
    ),
    (re.compile(r"\b(nama|name) (?:lengkap|resmi) (koperasi|desa|kelurahan|perusahaan)\b"), r"\2"),
)
OTHER_MATTERS = frozenset(
    {"lahir", "birth", "kelamin", "gender", "email", "surel", "mail", "nik", "npwp", "rekening"}
    | {"foto", "tanda", "tangan", "ttd", "signature", "umur", "usia", "age", "agama", "religion"}
    | {"kk", "ktp", "identitas", "pos", "postal", "zip", "timestamp", "stempel", "cap"}
    | {"konfirmasi", "confirmation", "submission", "submitted", "upload", "unggah", "omzet"}
    | {"omset", "aset", "modal", "saldo", "npsn", "latitude", "longitude", "lat", "long"}
    | {"koordinat", "gps", "luas", "jarak", "ukuran", "kaos", "baju", "kendaraan", "polisi"}
    | {"plat", "hotel", "kamar", "makan", "makanan", "vaksin", "pendidikan", "pekerjaan", "istri"}
    | {"suami", "ayah", "kandung", "wali", "anak", "panggilan", "bank", "nib", "website", "link"}
    | {"url", "tautan", "bpd", "pkk", "jumlah", "total", "banyaknya", "pelanggan", "pln"}
    | {"pegawai", "nip", "ip", "uuid", "device", "kupon", "tiket", "registrasi", "pendaftaran"}
    | {"daftar", "kunjungan", "rapat", "musdes", "added", "created", "updated", "diubah", "dibuat"}
    | {"verifikasi", "sertifikat", "kabupaten", "provinsi", "province", "regency", "grup", "akun"}
    | {"facebook", "instagram", "darah", "tahun", "year"}
)
"""A heading with one of these words besides a known name is about something that no list asks
for."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A known name inside a heading: where it begins, how long it is, and its score."""

    start: int
    length: int
    score: float


def heading_words(heading: str) -> str:
    """Return a heading in `words` form, letters with blanks between them as one word."""
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), words(heading))


def heading_scores(heading: str, fields: Mapping[str, Field]) -> dict[str, float]:
    """Return how well a heading names each field, 0 to 1; fields that score 0 are left out."""
    key = heading_words(heading[:_LONGEST_KEY])
    exact = _exact(key, fields, 1.0)
    if exact or not key:
        return exact
    for place, piece in enumerate(_pieces(heading[:_LONGEST_KEY])):
        worth = _AMONG_OTHERS if place < _SECOND_HALF else _AMONG_OTHERS - _SAID_SECOND
        for name, score in _exact(heading_words(piece), fields, worth).items():
            exact.setdefault(name, score)
    if exact:
        return exact
    key = heading_words(_BRACKETS.sub(" ", heading[:_LONGEST_KEY])) or key
    for pattern, replacement in _REWRITTEN:
        key = pattern.sub(replacement, key).strip()
    if again := _exact(key, fields, _AMONG_OTHERS):
        return again
    return {} if _YES_OR_NO.match(key) else _parts(key, fields)


def _exact(key: str, fields: Mapping[str, Field], score: float) -> dict[str, float]:
    tokens = sorted(key.split())
    return {
        name: score
        for name, field in fields.items()
        if tokens and (key in field.headings or tokens in field.sorted_headings)
    }


def _pieces(heading: str) -> Iterator[str]:
    """Yield a heading without its hint, and its halves where a slash stands between them."""
    bare = _BRACKETS.sub(" ", heading)
    yield re.sub(r"^\s*\d+[.)]", "", bare)
    if "/" in bare:
        yield from bare.split("/")


def _parts(key: str, fields: Mapping[str, Field]) -> dict[str, float]:
    """Rate the fields that a heading names among other words; the one named first leads."""
    parts: dict[str, _Part] = {}
    scores: dict[str, float] = {}
    for name, field in fields.items():
        part = _best_part(key, field)
        if part:
            parts[name] = part
        elif _is_misspelt(key, field):
            scores[name] = _MISSPELT_HEADING
    if not parts:
        return scores
    lead = min(parts, key=lambda name: (parts[name].start, -parts[name].length))
    for name, part in parts.items():
        same = (part.start, part.length) == (parts[lead].start, parts[lead].length)
        scores[name] = part.score if same else part.score * _FOLLOWS
    return scores


def _best_part(key: str, field: Field) -> _Part | None:
    padded = f" {key} "
    base, more = _PART_OF_HEADING
    best: _Part | None = None
    for known in field.headings:
        start = padded.find(f" {known} ")
        if start < 0 or known in field.alone:
            continue
        rest = set(f"{padded[:start]} {padded[start + len(known) + 1 :]}".split())
        if rest & field.never and _A_NAME.isdisjoint(key.split()):
            continue
        if rest & (OTHER_MATTERS | field.not_of) or (
            field.beside is not None and rest - field.beside
        ):
            continue
        part = _Part(start, len(known), base + more * len(known) / len(key))
        if best is None or (part.start, -part.length) < (best.start, -best.length):
            best = part
    return best


def _is_misspelt(key: str, field: Field) -> bool:
    if len(key) < _SHORTEST_FUZZY or not (OTHER_MATTERS | field.not_of).isdisjoint(key.split()):
        return False
    for known in field.headings:
        if len(known) >= _SHORTEST_FUZZY:
            near = Levenshtein.distance(key, known, score_cutoff=2)
            if near <= 1 + (len(known) > 2 * _SHORTEST_FUZZY):
                return True
    return False
