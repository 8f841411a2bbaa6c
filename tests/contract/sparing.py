"""Which of the requests that Schemathesis makes up would show nothing that another does not."""

from collections import Counter
from typing import Any

import schemathesis
from schemathesis.generation.meta import CoveragePhaseData, CoverageScenario

WRONG_TYPES = 2
"""How many values of other types are tried at each place that has a type."""
REPLACED = ("event_id", "Authorization")
"""Parameters for which the test sends its own, whatever was made up."""


class Sparing:
    """Takes each request that shows something, once."""

    def __init__(self) -> None:
        self._taken: Counter[tuple[object, ...]] = Counter()

    def takes(self, case: schemathesis.Case[Any]) -> bool:
        """Return whether to send a request, which is then counted as sent.

        Random ones all are; of those made up systematically not those about what is replaced, and
        no method that an address does not take twice for the same address, as for each of its
        operations; and `WRONG_TYPES` for each place.
        """
        about = case.meta.phase.data if case.meta is not None else None
        if not isinstance(about, CoveragePhaseData):
            return True
        if about.parameter in REPLACED and case.operation.method.upper() != "DELETE":
            return False
        if about.scenario == CoverageScenario.UNSPECIFIED_HTTP_METHOD:
            return self._take(1, case.operation.path, case.method)
        if about.scenario == CoverageScenario.INCORRECT_TYPE:
            place = (about.parameter_location, about.parameter, about.location)
            return self._take(WRONG_TYPES, case.operation.label, *place)
        return True

    def _take(self, most: int, *key: object) -> bool:
        self._taken[key] += 1
        return self._taken[key] <= most
