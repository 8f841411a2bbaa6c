"""A party has time to walk between meetings in different zones."""

from itertools import product

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.cpsat.variables import Variables


class Transitions:
    """No party is in two zones in slots that are too near each other."""

    def build(self, model: CpModel, variables: Variables) -> None:
        """Add a clause per party, pair of zones and pair of slots too near."""
        transition = variables.domain.problem.transition
        if not transition.slots and not transition.minutes:
            return
        for party in variables.parties:
            zones = variables.zones(party)
            if len(zones) > 1:
                self._keep_apart(model, variables, zones)

    def _keep_apart(
        self,
        model: CpModel,
        variables: Variables,
        zones: dict[str, dict[int, list[IntVar]]],
    ) -> None:
        present: list[tuple[str, int, IntVar]] = []
        for zone, slots in sorted(zones.items()):
            for slot, causes in sorted(slots.items()):
                here = model.new_bool_var("")
                for cause in causes:
                    model.add_implication(cause, here)
                present.append((zone, slot, here))
        for (zone, slot, here), (other, then, there) in product(present, present):
            if zone < other and variables.domain.problem.too_near(slot, then):
                model.add_bool_or(~here, ~there)
