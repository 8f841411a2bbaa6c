"""What the event of a request calls its kecamatan: texts say its word where they would say that.

An event about something else than villages has a list of places of its own, in groups that its
office gives a name: `Rayon`, `Kelompok`. The word is taken where the event of a request's path is
loaded, and holds for everything that the request, its threads and its processes write.
"""

from contextvars import ContextVar
from dataclasses import dataclass

KECAMATAN = "kecamatan"
MARK = "istrict}"
"""What each placeholder for the word ends with: `{district}`, `{District}`, `{in_district}`."""


@dataclass
class _Said:
    word: str = ""


_SAID: ContextVar[_Said | None] = ContextVar("district", default=None)


def begin(word: str = "") -> None:
    """Begin a request or a job: the word is the usual one (empty), or that of its event."""
    _SAID.set(_Said(word))


def call_districts(word: str) -> None:
    """Call them by an event's word from now on; empty: the usual one."""
    said = _SAID.get()
    if said is not None:
        said.word = word


def called() -> str:
    """Return the event's own word; empty: the usual one."""
    said = _SAID.get()
    return said.word if said else ""


def is_named_by(name: str) -> bool:
    """Return whether a group's name begins with the event's own word, as `Rayon Utara` does."""
    word = called()
    return bool(word) and name.casefold().startswith(word.casefold())


def placeholders() -> dict[str, str]:
    """Return the word within a sentence and at its begin, and what stands before a name.

    Before a name, a word of an event's own says nothing: its groups carry it in their names, or
    need none.
    """
    word = called()
    if not word:
        return {"district": KECAMATAN, "District": KECAMATAN.capitalize(), "in_district": "Kec. "}
    within = word if word.isupper() else word[0].lower() + word[1:]
    return {"district": within, "District": word[0].upper() + word[1:], "in_district": ""}
