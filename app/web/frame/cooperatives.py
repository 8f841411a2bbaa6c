"""Cooperatives as people look for them: by village, kecamatan and name."""

from collections.abc import Iterable

from app.attendees.records import Cooperative


def found(cooperatives: Iterable[Cooperative], wish: str) -> list[Cooperative]:
    """Return the cooperatives whose village, kecamatan or name has every word of `wish`.

    A cooperative whose `label` equals the wish is returned alone; an empty wish finds none.
    """
    every = list(cooperatives)
    words = wish.casefold().replace("·", " ").split()
    exact = [one for one in every if label(one).casefold() == wish.strip().casefold()]
    if exact or not words:
        return exact
    return [one for one in every if all(word in _haystack(one) for word in words)]


def label(cooperative: Cooperative) -> str:
    """Return a cooperative's village and kecamatan, as fields for searching offer them."""
    return f"{cooperative.village} · {cooperative.kecamatan}"


def _haystack(cooperative: Cooperative) -> str:
    return f"{cooperative.village} {cooperative.kecamatan} {cooperative.name}".casefold()
