"""The two sides of a meeting: the types of pairs and parties."""

from typing import Literal
from uuid import UUID

Pair = tuple[UUID, UUID]
"""Cooperative, partner."""


PartyKind = Literal["cooperative", "partner"]
"""The kind of a party."""
