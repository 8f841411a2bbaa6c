"""Which of the requests that Schemathesis makes up would show nothing that another does not."""

from collections import Counter
from typing import Any

import schemathesis
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import CoveragePhaseData, CoverageScenario

WRONG_TYPES = 2
"""How many values of other types are tried at each place of a body that has a type."""
OPERATIONS = 2
"""For how many operations of a part the same is tried with a parameter of one name."""
METHODS = 5
"""How many methods every address has at least that it does not take."""
REPLACED = ("event_id", "Authorization")
"""Parameters for which the test sends its own, whatever was made up."""
_ONE_OF_OPERATION = {
    CoverageScenario.MALFORMED_CONTENT_TYPE,
    CoverageScenario.UNSUPPORTED_CONTENT_TYPE,
    CoverageScenario.OBJECT_UNEXPECTED_PROPERTIES,
}
_NEAR = "Near-boundary"
_SUBSETS = ("a subset of optional properties", "optional properties")
"""How descriptions of requests end that have more than one property that may be left out."""


class Sparing:
    """Takes each request that shows something, once."""

    def __init__(self) -> None:
        self._taken: Counter[tuple[object, ...]] = Counter()
        self._turns: dict[str, int] = {}

    def takes(self, case: schemathesis.Case[Any]) -> bool:
        """Return whether to send a request, which is then counted as sent.

        Random ones all are. Of those made up systematically these are not:
        - about what is replaced;
        - methods that an address does not take, but for one, which is another at each address;
        - a value beside the longest or largest that may be, which is sent as well;
        - some of the properties that may be left out, as each alone and all together are sent;
        - what `OPERATIONS` others were sent: the same about a parameter of the same name, or about
          the heads of a request that has no body;
        - more than `WRONG_TYPES` values of other types for a place in a body;
        - more than one kind of body, or of what nobody asked for, that an operation does not know.
        """
        about = case.meta.phase.data if case.meta is not None else None
        if not isinstance(about, CoveragePhaseData):
            return True
        if about.parameter in REPLACED and case.operation.method.upper() != "DELETE":
            return False
        if _NEAR in about.description or about.description.endswith(_SUBSETS):
            return False
        if about.scenario == CoverageScenario.UNSPECIFIED_HTTP_METHOD:
            return self._takes_method(case.operation.path)
        return self._takes_value(case, about)

    def _takes_value(self, case: schemathesis.Case[Any], about: CoveragePhaseData) -> bool:
        label, kind = case.operation.label, (about.scenario, about.parameter_location)
        if about.parameter_location == ParameterLocation.HEADER and not case.operation.body:
            return self._take(OPERATIONS, *kind, about.parameter)
        if about.scenario in _ONE_OF_OPERATION:
            return self._take(1, label, *kind)
        if about.parameter is not None and about.parameter_location != ParameterLocation.BODY:
            first = self._take(1, label, *kind, about.parameter)
            return first and self._take(OPERATIONS, *kind, about.parameter)
        if about.scenario == CoverageScenario.INCORRECT_TYPE:
            return self._take(WRONG_TYPES, label, *kind, about.parameter, about.location)
        return True

    def _takes_method(self, path: str) -> bool:
        """Take one of the methods that an address does not take, at each address the next."""
        turn = self._turns.setdefault(path, len(self._turns) % METHODS)
        self._taken[path,] += 1
        return self._taken[path,] == turn + 1

    def _take(self, most: int, *key: object) -> bool:
        self._taken[key] += 1
        return self._taken[key] <= most
