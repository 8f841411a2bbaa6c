"""The two sides of a meeting: what a pair is, and what a party."""

from typing import Literal
from uuid import UUID

Pair = tuple[UUID, UUID]
"""Cooperative, partner."""


PartyKind = Literal["cooperative", "partner"]
"""The side that a party stands on."""
