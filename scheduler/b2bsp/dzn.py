"""Parser of the MiniZinc data format (.dzn).

`name = value;` with integers, sets `{1,4..6}` or `1..3`, arrays `[1,2]`, matrices `[|1,2|3,4|]`
and `array1d(1..2, [1,2])`, `array2d(1..2, 1..2, [1,2,3,4])`; comments follow `%` or are enclosed in
`/*` and `*/`. In place of a number, the name of one given before may be used. Values come back as
`int`, `frozenset[int]` and `list`; of an array's index sets only the sizes matter.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

Value = int | frozenset[int] | list["Value"]

MOST_IN_RANGE = 1_000_000
"""Limit on the numbers in one `first..last`; more would fill the memory."""
_TOKEN = re.compile(
    r"\s+|%[^\n]*|/\*.*?\*/"
    r"|(?P<token>-?(?:0x[0-9a-fA-F]+|0o[0-7]+|\d+)|[A-Za-z_]\w*|'[A-Za-z_]\w*'"
    r"|\.\.|\[\||\|\]|[=;,\[\]{}|()])",
    re.DOTALL,
)
_ARRAYS = {"array1d": 1, "array2d": 2}
_END = "end of file"


class DznError(ValueError):
    """The text is not valid data; the message says where."""


class _Token(NamedTuple):
    text: str
    line: int

    @property
    def name(self) -> str | None:
        """The token as a name; `None` if it is none."""
        return self.text.strip("'") if self.text[0].isalpha() or self.text[0] in "_'" else None


def parse(text: str) -> dict[str, Value]:
    """Return all values by name; raises `DznError`."""
    return _Parser(text.removeprefix("\ufeff")).items()


def _tokens(text: str) -> Iterator[_Token]:
    position, line = 0, 1
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise DznError(f"line {line}: unexpected {text[position]!r}")
        if match["token"]:
            yield _Token(match["token"], line)
        line += match.group().count("\n")
        position = match.end()
    while True:
        yield _Token(_END, line)


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._now = next(self._tokens)
        self._found: dict[str, Value] = {}

    def items(self) -> dict[str, Value]:
        while self._now.text != _END:
            token = self._take()
            if token.name is None:
                self._fail(token, "a name")
            if token.name in self._found:
                raise DznError(f"line {token.line}: {token.name} is given twice")
            self._expect("=")
            self._found[token.name] = self._value()
            if self._now.text != _END:
                self._expect(";")
        return self._found

    def _take(self) -> _Token:
        token, self._now = self._now, next(self._tokens)
        return token

    def _taken(self, text: str) -> bool:
        """Take the next token if it is this one; returns whether it is."""
        comes = self._now.text == text
        if comes:
            self._take()
        return comes

    def _expect(self, text: str) -> None:
        token = self._take()
        if token.text != text:
            self._fail(token, repr(text))

    def _fail(self, token: _Token, wanted: str) -> NoReturn:
        raise DznError(f"line {token.line}: {wanted} was expected, not {token.text[:40]!r}")

    def _value(self) -> Value:
        if self._taken("["):
            return self._list("]")
        if self._taken("[|"):
            return self._matrix()
        if self._taken("{"):
            return self._set()
        if self._now.text in _ARRAYS:
            return self._indexed()
        number = self._number()
        return self._range(number) if self._now.text == ".." else number

    def _number(self) -> int:
        token = self._take()
        known = self._found.get(token.name) if token.name else None
        if isinstance(known, int):
            return known
        try:
            return int(token.text, 0 if token.text[:2] in ("0x", "0o") else 10)
        except ValueError:
            self._fail(token, "a number")

    def _range(self, first: int) -> frozenset[int]:
        """Read the rest of `first..last`."""
        line = self._now.line
        self._expect("..")
        last = self._number()
        if last - first >= MOST_IN_RANGE:
            raise DznError(f"line {line}: {first}..{last} is too long")
        return frozenset(range(first, last + 1))

    def _list(self, closing: str) -> list[Value]:
        found: list[Value] = []
        while not self._taken(closing):
            found.append(self._value())
            if self._now.text != closing:
                self._expect(",")
        return found

    def _matrix(self) -> list[Value]:
        rows: list[Value] = []
        row: list[Value] = []
        while self._now.text not in ("|]", _END):
            if self._taken("|"):
                rows.append(row)
                row = []
                continue
            row.append(self._value())
            if self._now.text not in ("|", "|]"):
                self._expect(",")
        self._expect("|]")
        return [*rows, row] if row else rows

    def _set(self) -> frozenset[int]:
        found: set[int] = set()
        while not self._taken("}"):
            number = self._number()
            found |= self._range(number) if self._now.text == ".." else {number}
            if self._now.text != "}":
                self._expect(",")
        return frozenset(found)

    def _indexed(self) -> list[Value]:
        """Read `array1d(INDEX, VALUES)` or `array2d(ROWS, COLUMNS, VALUES)`."""
        call = self._take()
        self._expect("(")
        sizes: list[int] = []
        for _ in range(_ARRAYS[call.text]):
            index = self._value()
            if not isinstance(index, frozenset):
                raise DznError(f"line {call.line}: {call.text} needs index sets such as 1..3")
            sizes.append(len(index))
            self._expect(",")
        values = self._value()
        self._taken(",")
        self._expect(")")
        return self._shaped(call, sizes, values)

    def _shaped(self, call: _Token, sizes: list[int], values: Value) -> list[Value]:
        if not isinstance(values, list):
            raise DznError(f"line {call.line}: {call.text} needs an array")
        flat: list[Value] = []
        for value in values:
            flat += value if isinstance(value, list) else [value]
        if len(flat) != sizes[0] * (sizes[1] if len(sizes) > 1 else 1):
            wanted = " x ".join(map(str, sizes))
            raise DznError(f"line {call.line}: {call.text} of {wanted} is given {len(flat)} values")
        if len(sizes) == 1:
            return flat
        rows, columns = sizes
        return [flat[row * columns : (row + 1) * columns] for row in range(rows)]
