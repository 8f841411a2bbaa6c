"""Cooperatives as people look for them: by village, kecamatan and name."""

from collections.abc import Iterable

from app.attendees.records import Cooperative
from app.sheets.values import likeness


def found(cooperatives: Iterable[Cooperative], query: str) -> list[Cooperative]:
    """Return the cooperatives whose village, kecamatan or name has every word of `query`.

    A cooperative whose `label` equals the query is returned alone; an empty query finds none. Where
    no cooperative has every word, those are returned that are like them, as in every other search.
    """
    every = list(cooperatives)
    words = query.casefold().replace("·", " ").split()
    exact = [one for one in every if label(one).casefold() == query.strip().casefold()]
    if exact or not words:
        return exact
    having = [one for one in every if all(word in _haystack(one) for word in words)]
    if having or not likeness.is_searchable(query):
        return having
    texts = {one.id: [one.village, one.kecamatan, one.name] for one in every}
    by_id = {one.id: one for one in every}
    return [by_id[key] for key in likeness.found(query, texts, len(every))]


def label(cooperative: Cooperative) -> str:
    """Return a cooperative's village and kecamatan, as fields for searching offer them."""
    return f"{cooperative.village} · {cooperative.kecamatan}"


def _haystack(cooperative: Cooperative) -> str:
    return f"{cooperative.village} {cooperative.kecamatan} {cooperative.name}".casefold()
