"""Reads the subset of MiniZinc data that instances are written in.

`name = value;` with integers, sets `{1,4..6}`, arrays `[1,2]` and matrices `[|1,2|3,4|]`;
comments start with `%`. Values come back as `int`, `frozenset[int]` and `list`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

Value = int | frozenset[int] | list["Value"]

_TOKEN = re.compile(r"\s+|%[^\n]*|(?P<token>-?\d+|[A-Za-z_]\w*|\.\.|\[\||\|\]|[=;,\[\]{}|])")


class DznError(ValueError):
    """The text is not data that can be read; the message says where."""


class _Token(NamedTuple):
    text: str
    line: int


def parse(text: str) -> dict[str, Value]:
    """All values by name; raises `DznError`."""
    return _Parser(text).items()


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
    yield _Token("end of file", line)


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._now = next(self._tokens)

    def items(self) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while self._now.text != "end of file":
            name = self._take()
            if not name.text[0].isalpha():
                self._fail(name, "a name")
            if name.text in found:
                raise DznError(f"line {name.line}: {name.text} is given twice")
            self._expect("=")
            found[name.text] = self._value()
            self._expect(";")
        return found

    def _take(self) -> _Token:
        token = self._now
        if token.text != "end of file":
            self._now = next(self._tokens)
        return token

    def _expect(self, text: str) -> None:
        token = self._take()
        if token.text != text:
            self._fail(token, repr(text))

    def _fail(self, token: _Token, wanted: str) -> NoReturn:
        raise DznError(f"line {token.line}: {wanted} was expected, not {token.text!r}")

    def _value(self) -> Value:
        opening = self._now.text
        if opening == "[":
            self._take()
            return self._list("]")
        if opening == "[|":
            self._take()
            return self._matrix()
        if opening == "{":
            self._take()
            return self._set()
        return self._number()

    def _number(self) -> int:
        token = self._take()
        try:
            return int(token.text)
        except ValueError:
            self._fail(token, "a number")

    def _list(self, closing: str) -> list[Value]:
        found: list[Value] = []
        while self._now.text != closing:
            found.append(self._value())
            if self._now.text != closing:
                self._expect(",")
        self._take()
        return found

    def _matrix(self) -> list[Value]:
        rows: list[Value] = []
        row: list[Value] = []
        while self._now.text not in ("|]", "end of file"):
            if self._now.text == "|":
                self._take()
                rows.append(row)
                row = []
                continue
            row.append(self._number())
            if self._now.text not in ("|", "|]"):
                self._expect(",")
        self._expect("|]")
        return [*rows, row] if row else rows

    def _set(self) -> frozenset[int]:
        found: set[int] = set()
        while self._now.text != "}":
            first = last = self._number()
            if self._now.text == "..":
                self._take()
                last = self._number()
            found.update(range(first, last + 1))
            if self._now.text != "}":
                self._expect(",")
        self._take()
        return frozenset(found)
