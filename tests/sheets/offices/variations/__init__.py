"""The variations, by what offices do: importing this package registers them all."""

from tests.sheets.offices.variations import (
    blocks,
    cells,
    chats,
    columns,
    forms,
    losses,
    partners,
    places,
    requests,
    sheets,
    strange,
)

__all__ = [
    "blocks",
    "cells",
    "chats",
    "columns",
    "forms",
    "losses",
    "partners",
    "places",
    "requests",
    "sheets",
    "strange",
]
