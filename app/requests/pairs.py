"""The one name for a pair that may meet."""

from uuid import UUID

Pair = tuple[UUID, UUID]
"""Cooperative, partner."""
