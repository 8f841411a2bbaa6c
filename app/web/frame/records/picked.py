"""Lists in forms: entries typed with commas between them, and boxes checked: pure."""

import re
from collections.abc import Sequence
from typing import Final

_BETWEEN: Final = re.compile(r"[;,\n]")


def in_list(text: str) -> list[str]:
    """Return the entries of a text between commas, semicolons or lines."""
    return list(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))


def in_order(before: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """Return the tags chosen: first those that were there, in their order, then the others."""
    kept = [tag for tag in before if tag in chosen]
    return [*kept, *(tag for tag in dict.fromkeys(chosen) if tag not in kept)]
