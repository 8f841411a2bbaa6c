"""Partners' names: which partner a text means, and codes for those that come without one."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

from app.sheets.layout.reading import Reader
from app.sheets.values.keys import is_absent, letters, words

LEGAL_FORMS = frozenset({"pt", "cv", "ud", "perum", "persero", "perseroda", "perumda", "tbk", "pd"})
_LINES = re.compile(r"[;\n]")
_LISTED = re.compile(
    r", ?|(?:^|(?<=\s))\d{1,2}[.)]|\s[/&+|]\s|\s(?:dan|and|serta)\s|^\s*[-•*]\s", re.IGNORECASE
)
_DOTTED = re.compile(r"\b(\w)\. ?(?=\w\b)")
_LONGEST_CELL = 1_000
_SHORTEST_FUZZY, _LONG = 4, 8
_CODE_LENGTH = 12


class PartnerNames:
    """Finds partners by code or name; what is not sure is left to a person."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = dict(names)
        self._codes = {letters(code): code for code in names}
        self._whole: dict[str, set[str]] = {}
        self._bare = {code: without_legal_form(name) for code, name in names.items()}
        self._tokens = {code: frozenset(name.split()) for code, name in self._bare.items()}
        for code, name in names.items():
            for form in (name, self._bare[code]):
                self._whole.setdefault(letters(form), set()).add(code)

    def several(self, text: str) -> list[str]:
        """Return the partners that a cell lists, as typed; the text alone if it lists none.

        Lines and semicolons part any names, other marks those that are known.
        """
        if len(text) > _LONGEST_CELL or self._exact(text):
            return [text]
        pieces = [piece for piece in map(str.strip, _LINES.split(text)) if not is_absent(piece)]
        if len(pieces) > 1:
            return [each for piece in pieces for each in self.several(piece)]
        pieces = [piece.strip(" .") for piece in _LISTED.split(text)]
        pieces = [piece for piece in pieces if not is_absent(piece)]
        codes = [self._sure(piece) for piece in pieces]
        return pieces if pieces and all(codes) and len(set(codes)) == len(codes) else [text]

    def _sure(self, text: str) -> str:
        """Return the code of the partner that one of several names surely means, or nothing.

        A part of a name is sure if it begins as the name does: no town or region is.
        """
        exact = self._exact(text)
        codes = list(exact or self._near(text))
        first = without_legal_form(text).split()[:1]
        if len(codes) != 1 or not (exact or first == self._bare[codes[0]].split()[:1]):
            return ""
        return codes[0]

    def _exact(self, text: str) -> set[str]:
        key = letters(text)
        return {self._codes[key]} if key in self._codes else self._whole.get(key, set())

    def named(self, text: str) -> set[str]:
        """Return the codes of the partners that a text may mean: exactly, else nearly."""
        return self._exact(text) or self._near(text)

    def is_sure(self, text: str) -> bool:
        """Tell whether a text means one partner surely."""
        return bool(self._sure(text))

    def within(self, text: str) -> str:
        """Return the name of the one partner that a text holds in whole; empty if it holds none."""
        padded = f" {words(text)} "
        held = {code: bare for code, bare in self._bare.items() if bare and f" {bare} " in padded}
        longest = [
            code
            for code, bare in held.items()
            if not any(bare != other and f" {bare} " in f" {other} " for other in held.values())
        ]
        return self.names[longest[0]] if len(longest) == 1 else ""

    def beginning(self, key: str) -> str:
        """Return the name of the one partner that begins so (in `letters` form), or nothing."""
        names = [name for name in self.names.values() if key and letters(name).startswith(key)]
        return names[0] if len(names) == 1 else ""

    def find(self, reader: Reader, field: str, code_field: str, name: str) -> str:
        """Return the code of the partner that a row asks for; empty if that is not sure."""
        said = reader.text(code_field)
        if not is_absent(said):
            code = self._codes.get(letters(said), "")
            if not code:
                reader.note(code_field, "partner_unknown", found=said)
            return code
        if is_absent(name):
            reader.note(field, "partner_missing", found=name)
            return ""
        exact = self._exact(name)
        found = exact or self._near(name)
        proposed = " | ".join(sorted(self.names[code] for code in found))
        if len(found) != 1:
            code = "partner_ambiguous" if found else "partner_unknown"
            reader.note(field, code, found=name, proposed=proposed)
            return ""
        if not exact:
            reader.note(field, "partner_fuzzy", found=name, proposed=proposed)
        return next(iter(found))

    def _near(self, name: str) -> set[str]:
        """Find partners with all these words in their name, else a slip or two of letters away."""
        tokens = frozenset(without_legal_form(name).split())
        inside = {code for code, known in self._tokens.items() if tokens and tokens <= known}
        if inside:
            return inside
        key = letters(without_legal_form(name))
        if len(key) < _SHORTEST_FUZZY:
            return set()
        allowed = 1 if len(key) < _LONG else 2
        distances: dict[int, set[str]] = {}
        for form, codes in [*self._whole.items(), *((k, {c}) for k, c in self._codes.items())]:
            distance = OSA.distance(key, form, score_cutoff=allowed)
            if distance <= allowed and _digits(key) == _digits(form):
                distances.setdefault(distance, set()).update(codes)
        return distances[min(distances)] if distances else set()


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def without_legal_form(name: str) -> str:
    """Return the words of a name without `PT`, `P.T.`, `Tbk` and the like."""
    tokens = words(_DOTTED.sub(r"\1", name)).split()
    return " ".join(token for token in tokens if token not in LEGAL_FORMS)


class NewCodes:
    """Makes codes of names: the first words of a name, numbered from 2 where they are taken."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}
        """Stem -> a number up to which its codes are taken; no code is ever free again."""

    def make(self, name: str) -> str:
        """Return a code that is not taken, which then is."""
        tokens = without_legal_form(name).split()
        stem = "".join(tokens[:2] or words(name).split()).upper()[:_CODE_LENGTH] or "MITRA"
        code, number = stem, self._next.get(stem, 2)
        while code in self._taken:
            code, number = f"{stem}{number}", number + 1
        self._next[stem] = number
        self._taken.add(code)
        return code
