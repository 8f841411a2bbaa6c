"""The breaks of any two parties of one side differ by no more than the spread."""

from collections import defaultdict

from ortools.sat.python.cp_model import CpModel, LinearExpr

from scheduler.cpsat.variables import Variables, total


class Spread:
    """Every party's breaks lie between a number of its side and that number plus the spread."""

    def build(self, model: CpModel, variables: Variables) -> None:
        """Add two constraints per party; parties without possible meetings have no break."""
        problem = variables.domain.problem
        if problem.spread is None:
            return
        sides: defaultdict[str | None, list[int]] = defaultdict(list)
        for row, entity in enumerate(problem.parties):
            sides[entity.side].append(row)
        for parties in sides.values():
            meeting = sorted(set(parties).intersection(variables.parties))
            idle = len(meeting) < len(parties)
            least = model.new_int_var(0, 0 if idle else len(variables.slots), "")
            for party in meeting:
                breaks = self._breaks(model, variables, party)
                model.add(breaks >= least)
                model.add(breaks <= least + problem.spread)

    def _breaks(self, model: CpModel, variables: Variables, party: int) -> LinearExpr:
        """Return the number of runs less one, or 0 without a run, summed over the days."""
        occupied = [variables.occupied(party, slot) for slot in variables.slots]
        starts: list[LinearExpr] = []
        for slot, now in enumerate(occupied):
            if slot == 0 or not variables.domain.problem.adjacent(slot - 1):
                starts.append(now)
                continue
            start = model.new_bool_var("")
            model.add(start >= now - occupied[slot - 1])
            model.add(start <= now)
            model.add(start <= 1 - occupied[slot - 1])
            starts.append(start)
        days: list[LinearExpr] = []
        for day in variables.domain.problem.days:
            meets = model.new_bool_var("")
            model.add(meets <= total(occupied[day.start : day.stop]))
            for slot in day:
                model.add(meets >= occupied[slot])
            days.append(meets)
        return total(starts) - total(days)
