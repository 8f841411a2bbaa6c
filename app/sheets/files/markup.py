"""XML of a hostile kind -> events within bounds.

Expat is fed in chunks. What could make it slow or large is refused: document types and entities,
one tag or comment that never ends (older expat looks at all of it again with each chunk), elements
within elements without end, and names without number. Names come with their namespaces resolved.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn
from xml.parsers import expat

from app.sheets.errors import DamagedFileError, ForbiddenXmlError

CHUNK = 1 << 16
MAX_TOKEN = 1 << 18
"""Bytes of one tag, comment or instruction."""
MAX_DEPTH = 256
MAX_NAMES = 20_000
"""Different names of elements and attributes in one part."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Data = Callable[[str], None]


class Names(dict[str, str]):
    """A name as expat gives it, namespace and local name -> the name that a reader knows.

    With `prefixes` (namespace -> prefix) these stand before the local name. Without them, the
    namespace of the first name asked for, which is the part's outermost element, is left out. Names
    of other namespaces stay as they are, so that no reader takes them for its own.
    """

    def __init__(self, prefixes: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, name: str) -> str:
        namespace, _, local = name.rpartition(" ")
        if self._prefixes is None:
            self._prefixes = {namespace: ""}
        prefix = self._prefixes.get(namespace)
        known = self[name] = name if prefix is None else prefix + local
        return known


def parse_xml(
    chunks: Iterable[bytes],
    part: str,
    start: Start,
    end: End | None = None,
    data: Data | None = None,
    names: Names | None = None,
) -> None:
    """Send the events of an XML text to the callbacks; `part` names it in errors.

    Elements are named by `names`; attributes are given as they come. Raises DamagedFileError for
    XML that is not sound or beyond the bounds, and for values that a callback cannot take;
    ForbiddenXmlError for a document type.
    """
    parser = _parser(part, start, end, data, Names() if names is None else names)
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > MAX_TOKEN or len(parser.intern) > MAX_NAMES:
                raise DamagedFileError(part=part)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError, ArithmeticError) as error:
        raise DamagedFileError(part=part) from error


def _parser(
    part: str, start: Start, end: End | None, data: Data | None, names: Names
) -> expat.XMLParserType:
    depth = 0

    def forbid(*_: Any) -> NoReturn:
        raise ForbiddenXmlError(part=part)

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise DamagedFileError(part=part)
        start(names[name], attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(names[name])

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = forbid
    parser.EntityDeclHandler = forbid
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    if data:
        parser.CharacterDataHandler = data
    return parser
