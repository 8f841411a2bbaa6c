"""The CP-SAT model of travellers' days alone, for problems in which nothing else limits them.

Every traveller has one day without breaks or a broken one; hosts have limited room in every slot
and, on the face, a least and a most number of meetings, which may need breaks. A broken
day counts one break and a host as many as its number of meetings needs, though both may have more;
so the optimum is a bound.
"""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from scheduler.compact.days.choices import DayChoices
from scheduler.construct.partial import PartialTimetable
from scheduler.cpsat.variables import total
from scheduler.data.domain import Domain
from scheduler.model.solution import Solution
from scheduler.relax.degree import Face, needed_breaks
from scheduler.relax.lagrangian.days import Day
from scheduler.relax.lagrangian.host_loads import breaks_by_number
from scheduler.relax.lagrangian.travellers import Traveller

Term = tuple[IntVar, int]


class DayModel:
    """A day for every traveller; `cost` is a bound on the breaks of all parties."""

    def __init__(self, domain: Domain, face: Face, choices: DayChoices) -> None:
        self.model = CpModel()
        self._domain = domain
        self._travellers = choices.travellers
        self._broken_of: dict[int, IntVar] = {}
        self._loose: dict[tuple[int, int], IntVar] = {}
        self._days: dict[int, list[tuple[frozenset[tuple[int, int]], IntVar]]] = {}
        self._at: defaultdict[tuple[int, int], list[IntVar]] = defaultdict(list)
        for party, days in choices.days.items():
            self._add(party, choices.travellers[party], days)
        self._host_breaks: list[IntVar] = []
        rest = self._limit_hosts(domain, face)
        self.cost: LinearExpr = (
            LinearExpr.sum([*self._broken_of.values(), *self._host_breaks]) + rest
        )

    def hint(self, solution: Solution) -> None:
        """Suggest a solution to the solver."""
        index = self._domain.problem.candidate_index
        placed = {(index[identity], at.slot) for identity, at in solution.placements.items()}
        slot_of = dict(placed)
        unbroken: set[tuple[int, int]] = set()
        for party, days in self._days.items():
            rows = self._travellers[party].rows
            own = frozenset((row, slot_of[row]) for row in rows if row in slot_of)
            for held, choice in days:
                self.model.add_hint(choice, held == own)
                if held == own:
                    unbroken |= own
            if party in self._broken_of:
                self.model.add_hint(self._broken_of[party], bool(own) and not own <= unbroken)
        for key, variable in self._loose.items():
            self.model.add_hint(variable, key in placed and key not in unbroken)

    def solution(self, value: Callable[[IntVar], bool]) -> Solution | None:
        """Return the solution these values stand for; `None` if its tables do not suffice."""
        partial = PartialTimetable(self._domain)
        for (row, slot), variables in self._at.items():
            if any(map(value, variables)) and not partial.try_place(row, (slot,)):
                return None
        return partial.solution()

    def _limit(self, terms: list[Term], least: int | None, most: int) -> None:
        held = total([weight * variable for variable, weight in terms])
        self.model.add(held <= most)
        if least is not None:
            self.model.add(held >= least)

    def _limit_hosts(self, domain: Domain, face: Face) -> int:
        """Limit hosts' meetings; returns the breaks needed by parties outside all days."""
        needed = breaks_by_number(domain, face.most)
        filling: defaultdict[int, defaultdict[int, list[Term]]]
        filling = defaultdict(lambda: defaultdict(list))
        for traveller in self._travellers.values():
            for row, host in zip(traveller.rows, traveller.others, strict=True):
                for slot in domain.starts[row].nonzero()[0].tolist():
                    filling[host][slot] += [(v, 1) for v in self._at[row, slot]]
        alone = needed.shape[1] * [True]
        for host, by_slot in filling.items():
            for slot, terms in by_slot.items():
                self._limit(terms, None, int(domain.room[host, slot]))
            everything = [term for terms in by_slot.values() for term in terms]
            most = int(face.most[host])
            self._limit(everything, int(face.least[host]), most)
            self._count_host_breaks(everything, needed[: most + 1, host].tolist())
            alone[host] = False
        for party in self._travellers:
            alone[party] = False
        return int(needed_breaks(domain, face.least)[np.array(alone, np.bool_)].sum())

    def _count_host_breaks(self, held: list[Term], needed: list[int]) -> None:
        """Allow a host a few more meetings for each break, fewer for each further one."""
        room = [needed.count(0) - 1]
        room += [needed.count(breaks) for breaks in range(1, needed[-1] + 1)]
        breaks = [self.model.new_bool_var("") for _ in room[1:]]
        self._host_breaks += breaks
        more = [(variable, -extra) for variable, extra in zip(breaks, room[1:], strict=True)]
        self._limit([*held, *more], None, room[0])

    def _add(self, party: int, traveller: Traveller, days: tuple[Day, ...]) -> None:
        rules = traveller.rules
        choices = [self.model.new_bool_var("") for _ in days]
        self._days[party] = []
        for day, choice in zip(days, choices, strict=True):
            held = frozenset((traveller.rows[index], slot) for index, slot in day)
            self._days[party].append((held, choice))
            for key in held:
                self._at[key].append(choice)
        if rules.least == 0:
            choices.append(self.model.new_bool_var(""))
        if rules.most > 1:
            self._broken_of[party] = self._broken_day(traveller)
            choices.append(self._broken_of[party])
        self.model.add_exactly_one(choices)

    def _broken_day(self, traveller: Traveller) -> IntVar:
        """Return the choice of a day with breaks, and where its meetings are."""
        rules, model = traveller.rules, self.model
        broken = model.new_bool_var("")
        everything: list[IntVar] = []
        by_slot: defaultdict[int, list[IntVar]] = defaultdict(list)
        for index, allowed in enumerate(rules.allowed):
            held = {slot: model.new_bool_var("") for slot in sorted(allowed)}
            for slot, variable in held.items():
                by_slot[slot].append(variable)
                self._loose[traveller.rows[index], slot] = variable
                self._at[traveller.rows[index], slot].append(variable)
            everything += held.values()
            here = LinearExpr.sum(list(held.values()))
            model.add(here == broken if index in rules.forced else here <= broken)
        for variables in by_slot.values():
            model.add(LinearExpr.sum(variables) <= broken)
        held_in_all = LinearExpr.sum(everything)
        model.add(held_in_all >= max(2, rules.least) * broken)
        model.add(held_in_all <= rules.most * broken)
        return broken
