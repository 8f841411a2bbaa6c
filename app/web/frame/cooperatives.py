"""Cooperatives as people look for them: by village, kecamatan and name."""

from collections.abc import Iterable

from app.attendees.records import Cooperative


def found(cooperatives: Iterable[Cooperative], query: str) -> list[Cooperative]:
    """Return the cooperatives whose village, kecamatan or name has every word of `query`.

    A cooperative whose `label` equals the query is returned alone; an empty query finds none.
    """
    every = list(cooperatives)
    words = query.casefold().replace("·", " ").split()
    exact = [one for one in every if label(one).casefold() == query.strip().casefold()]
    if exact or not words:
        return exact
    return [one for one in every if all(word in _haystack(one) for word in words)]


def label(cooperative: Cooperative) -> str:
    """Return a cooperative's village and kecamatan, as fields for searching offer them."""
    return f"{cooperative.village} · {cooperative.kecamatan}"


def _haystack(cooperative: Cooperative) -> str:
    return f"{cooperative.village} {cooperative.kecamatan} {cooperative.name}".casefold()
