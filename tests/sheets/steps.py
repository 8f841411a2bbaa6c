"""Regular expressions walked by a matcher of our own that counts its steps.

It goes the ways that the real one goes (leftmost, greedy, backtracking, nothing remembered): how
its steps grow with a text tells how the real one's time does, on any machine, under any load.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from re import _constants as codes
from re import _parser as grammar
from typing import Any

Then = Callable[[int], bool]
Walk = Callable[[int, Then], bool]
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_NOT_DIGIT": lambda char: not char.isdigit(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda char: not char.isspace(),
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_",
    "CATEGORY_NOT_WORD": lambda char: not (char.isalnum() or char == "_"),
}


class TooManyStepsError(Exception):
    """More than any linear pattern takes."""


class Matcher:
    """A pattern on one text."""

    def __init__(self, pattern: re.Pattern[str], text: str, most: int) -> None:
        self.steps = 0
        self._most = most
        self._text = text.lower() if pattern.flags & re.IGNORECASE else text
        self._folded = bool(pattern.flags & re.IGNORECASE)
        self._groups: dict[int, str] = {}
        self._walk = self._sequence(grammar.parse(pattern.pattern, pattern.flags))

    def match(self, *, full: bool) -> None:
        """Match at the beginning."""
        size = len(self._text)
        self._walk(0, lambda place: place == size if full else True)

    def find_all(self) -> None:
        """Find all matches from left to right."""
        place = 0
        ends: list[int] = []
        while place <= len(self._text):
            ends.clear()
            self._walk(place, lambda end: not ends.append(end))  # type: ignore[func-returns-value]
            place = max(place + 1, ends[-1] if ends else 0)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self._most:
            raise TooManyStepsError

    def _sequence(self, items: Any) -> Walk:
        walks = [self._node(*item) for item in items]

        def go(index: int, place: int, then: Then) -> bool:
            if index == len(walks):
                return then(place)
            return walks[index](place, lambda after: go(index + 1, after, then))

        return lambda place, then: go(0, place, then)

    def _node(self, code: Any, about: Any) -> Walk:
        one = _one_char(code, about, folded=self._folded)
        if one:
            return lambda place, then: self._is(place, one) and then(place + 1)
        return {
            "BRANCH": lambda: self._branch(about[1]),
            "SUBPATTERN": lambda: self._group(about[0], about[-1]),
            "MAX_REPEAT": lambda: self._repeat(*about),
            "MIN_REPEAT": lambda: self._repeat(*about),
            "AT": lambda: self._at(str(about)),
            "GROUPREF": lambda: self._reference(about),
            "ASSERT": lambda: self._assert(*about, wanted=True),
            "ASSERT_NOT": lambda: self._assert(*about, wanted=False),
        }[str(code)]()

    def _is(self, place: int, one: Callable[[str], bool]) -> bool:
        self._step()
        return place < len(self._text) and one(self._text[place])

    def _branch(self, branches: Sequence[Any]) -> Walk:
        walks = [self._sequence(branch) for branch in branches]
        return lambda place, then: any(walk(place, then) for walk in walks)

    def _group(self, number: int | None, items: Any) -> Walk:
        walk = self._sequence(items)
        if number is None:
            return walk

        def go(place: int, then: Then) -> bool:
            def after(end: int) -> bool:
                before = self._groups.get(number, "")
                self._groups[number] = self._text[place:end]
                done = then(end)
                if not done:
                    self._groups[number] = before
                return done

            return walk(place, after)

        return go

    def _repeat(self, least: int, most: Any, items: Any) -> Walk:
        most = len(self._text) + 1 if most is codes.MAXREPEAT else most
        one = _one_char(*items[0], folded=self._folded) if len(items) == 1 else None
        walk = None if one else self._sequence(items)

        def run(place: int, then: Then) -> bool:
            count = 0
            while count < most and one and self._is(place + count, one):
                count += 1
            return any(then(place + taken) for taken in range(count, least - 1, -1))

        def go(count: int, place: int, then: Then) -> bool:
            self._step()

            def again(after: int) -> bool:
                return (after > place or count < least) and go(count + 1, after, then)

            if count < most and walk and walk(place, again):
                return True
            return count >= least and then(place)

        return run if one else lambda place, then: go(0, place, then)

    def _at(self, where: str) -> Walk:
        def word(place: int) -> bool:
            return 0 <= place < len(self._text) and (
                self._text[place].isalnum() or self._text[place] == "_"
            )

        size = len(self._text)
        tests: dict[str, Callable[[int], bool]] = {
            "AT_BEGINNING": lambda place: place == 0,
            "AT_END": lambda place: place == size,
            "AT_BOUNDARY": lambda place: word(place) != word(place - 1),
        }
        return lambda place, then: tests[where](place) and then(place)

    def _reference(self, number: int) -> Walk:
        def go(place: int, then: Then) -> bool:
            self._step()
            said = self._groups.get(number, "")
            return self._text.startswith(said, place) and then(place + len(said))

        return go

    def _assert(self, direction: int, items: Any, *, wanted: bool) -> Walk:
        walk = self._sequence(items)
        back = items.getwidth()[0] if direction < 0 else 0

        def go(place: int, then: Then) -> bool:
            found = place >= back and walk(place - back, lambda _: True)
            return found == wanted and then(place)

        return go


def _one_char(code: Any, about: Any, *, folded: bool) -> Callable[[str], bool] | None:
    """Return the test of a node that stands for one character; None for others."""
    name = str(code)
    if name in {"LITERAL", "NOT_LITERAL"}:
        said = chr(about).lower() if folded else chr(about)
        return lambda char: (char == said) == (name == "LITERAL")
    if name == "ANY":
        return lambda char: char != "\n"
    if name != "IN":
        return None
    wanted = str(about[0][0]) != "NEGATE"
    tests = [
        _member(str(kind), what, folded=folded) for kind, what in about if str(kind) != "NEGATE"
    ]
    return cache(lambda char: any(test(char) for test in tests) == wanted)


def _member(kind: str, what: Any, *, folded: bool) -> Callable[[str], bool]:
    if kind == "LITERAL":
        said = chr(what).lower() if folded else chr(what)
        return lambda char: char == said
    if kind == "RANGE":
        low, high = what
        return lambda char: (
            low <= ord(char) <= high or (folded and low <= ord(char.upper()) <= high)
        )
    return _CATEGORIES[str(what)]
