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
from tests.sheets.fresh.third import cells as third_cells
from tests.sheets.fresh.third import others as third_others
from tests.sheets.fresh.third import tables

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
    "tables",
    "talks",
    "third_cells",
    "third_others",
    "values",
    "wishes",
]
