"""By what an erased person would be known again, and the marks of it: pure."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.sheets.values.people import core_of_name

OF_PLACES: Final = ("village:", "partner:")
"""Keys of who comes for a village or a partner: the next one has the same."""
_MADE: Final = ("person:", "erased:")
"""Keys that were made here, and that no list or other system has."""
_LEAST_DIGITS: Final = 7
_NOT_DIGIT: Final = re.compile(r"\D")


def identities(said: Mapping[str, Any]) -> list[str]:
    """Return by what a person with these fields is known: key, place and name, numbers, address.

    A name alone is none: others have the same.
    """
    key, found = str(said.get("external_key") or ""), []
    if key.startswith(OF_PLACES):
        name = core_of_name(str(said.get("name") or ""))
        found += [f"place {key.partition('/')[0]} {name}"] if name else []
    elif key and not key.startswith(_MADE):
        found.append(f"key {key}")
    for number in ("phone", "phone_other"):
        digits = _NOT_DIGIT.sub("", str(said.get(number) or ""))
        if len(digits) >= _LEAST_DIGITS:
            found.append(f"number {digits.removeprefix('62').removeprefix('0')}")
    if said.get("email"):
        found.append(f"email {str(said['email']).casefold()}")
    return found


def mark(key: str, identity: str) -> str:
    """Return the mark of an identity, which nobody makes or reads without the key."""
    return hmac.digest(key.encode(), identity.encode(), "sha256").hex()


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of an event's erased people, and the key that they were made with."""

    key: str
    known: frozenset[str]

    def have(self, said: Mapping[str, Any]) -> bool:
        """Return whether somebody with these fields was erased."""
        return bool(self.known) and any(
            mark(self.key, one) in self.known for one in identities(said)
        )
