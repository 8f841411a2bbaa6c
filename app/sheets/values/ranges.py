"""Ranges as people write them: `5-7`, `5 s.d. 7`, `5 sampai dengan 7`, `09.40 to 11.20`."""

import re

from app.sheets.values.keys import plain

_UNTIL = re.compile(
    r" ?(?:[-‐‑‒–—―−]|\bs ?/ ?d\b\.?|\bs\. ?d\b\.?|\bsd\b\.?|\bsampai(?: (?:dengan|dgn))?\b"
    r"|\bhingga\b|\buntil\b|\bto\b) ?"
)
_SPACES = re.compile(r"[^\S\n]+")


def with_dashes(text: str) -> str:
    """Return the text, as `plain`, with one dash for every way of saying `until`."""
    return _UNTIL.sub("-", _SPACES.sub(" ", plain(text)))
