"""Compactness: breaks of all parties, then their idle slots."""

from ortools.sat.python.cp_model import CpModel, LinearExpr

from scheduler.cpsat.variables import Variables, total


class Compactness:
    """Starts of runs and, for idle slots, whether any meeting of the day came before or comes."""

    def build(self, model: CpModel, variables: Variables) -> list[LinearExpr]:
        """Return breaks and idle slots, to be minimised."""
        breaks: list[LinearExpr] = []
        idle: list[LinearExpr] = []
        for party in variables.parties:
            occupied = [variables.occupied(party, slot) for slot in variables.slots]
            breaks.append(self._breaks(model, variables, party, occupied))
            idle += [
                self._idle(model, occupied[day.start : day.stop])
                for day in variables.domain.problem.days
            ]
        return [total(breaks), total(idle)]

    def _breaks(
        self, model: CpModel, variables: Variables, party: int, occupied: list[LinearExpr]
    ) -> LinearExpr:
        starts: list[LinearExpr] = []
        for slot in variables.slots:
            follows = slot > 0 and variables.domain.problem.adjacent(slot - 1)
            start = model.new_bool_var("")
            model.add(start >= occupied[slot] - (occupied[slot - 1] if follows else 0))
            starts.append(start)
        days: list[LinearExpr] = []
        for day in variables.domain.problem.days:
            meets = model.new_bool_var("")
            model.add(meets <= total(occupied[day.start : day.stop]))
            days.append(meets)
        return total(starts) - total(days)

    def _idle(self, model: CpModel, occupied: list[LinearExpr]) -> LinearExpr:
        """Return the idle slots of a day."""
        begun = [model.new_bool_var("") for slot in range(len(occupied))]
        ahead = [model.new_bool_var("") for slot in range(len(occupied))]
        waits: list[LinearExpr] = []
        for slot, now in enumerate(occupied):
            model.add(begun[slot] >= now)
            model.add(ahead[slot] >= now)
            if slot:
                model.add_implication(begun[slot - 1], begun[slot])
                model.add_implication(ahead[slot], ahead[slot - 1])
            wait = model.new_bool_var("")
            model.add(wait >= begun[slot] + ahead[slot] - 1 - now)
            waits.append(wait)
        return total(waits)
