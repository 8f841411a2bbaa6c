"""All fresh lists: importing this module registers them."""

from tests.sheets.fresh.first import (
    books,
    chats,
    formats,
    forms,
    headings,
    hosts,
    layouts,
    persons,
    strangers,
    systems,
    values,
    wishes,
)
from tests.sheets.fresh.second import cells, columns, offices, others, places, talks
from tests.sheets.fresh.second import strangers as more_strangers

__all__ = [
    "books",
    "cells",
    "chats",
    "columns",
    "formats",
    "forms",
    "headings",
    "hosts",
    "layouts",
    "more_strangers",
    "offices",
    "others",
    "persons",
    "places",
    "strangers",
    "systems",
    "talks",
    "values",
    "wishes",
]
