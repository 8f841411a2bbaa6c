"""Headings with the path of a form's question before them: `identitas/nama`, `lokasi.desa`."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

_SIGNS = ("/", "__", ".", ":", ">")
_SPACED = re.compile(r"/|__|[.:>]")
_LEAST_ALIKE = 2
_LONGEST = 160


def without_paths(
    headings: Sequence[str], is_known: Callable[[str], bool], says: Callable[[str], bool]
) -> list[tuple[str, str]]:
    """Return the path of each heading, empty if it has none, and what stands behind it.

    Several headings have the same path, and the sign stands between letters; one that is known as
    a whole, such as `Desa/Kelurahan`, has none, and neither has one in which `says` finds a field
    before the sign, as in `Pilih desa/kelurahan`.
    """
    for sign in _SIGNS:
        parted = [_parted(heading, sign) for heading in headings]
        if not any(path for path, _ in parted):
            continue
        open_ones = [
            ("", heading)
            if path and (is_known(heading) or (" " in path and says(path)))
            else (path, last)
            for heading, (path, last) in zip(headings, parted, strict=True)
        ]
        alike = Counter(path for path, _ in {*open_ones} if path)
        if alike and max(alike.values()) >= _LEAST_ALIKE:
            return open_ones
    return [("", heading) for heading in headings]


def _parted(heading: str, sign: str) -> tuple[str, str]:
    before, found, last = heading[:_LONGEST].rpartition(sign)
    fine = found and before[-1:].isalnum() and last[:1].isalpha() and len(heading) <= _LONGEST
    return (" ".join(_SPACED.sub(" ", before).split()), last) if fine else ("", heading)
