"""What no-shows would do to a timetable, and whether to overbook."""

from collections.abc import Callable
from dataclasses import asdict

from app.timetable.bridge.standing import standing
from app.timetable.exchange import Document
from scheduler import Advice, Clock, Robustness, overbooking, simulate


def robustness(problem: Document, question: Document, stop: Callable[[], bool]) -> Document:
    """Answer for each of the question's `rates` of no-shows, by so many seeded `runs`.

    A rate has fewer runs where time ran out, and then `complete` is false.
    """
    kept = standing(problem, question)
    clock = Clock(question["time_limit"], stop)
    found = simulate(
        kept.problem,
        kept.solution,
        rates=question["rates"],
        runs=question["runs"],
        seed=question["seed"],
        stop=clock.over,
    )
    return {
        "rates": [_rate(one) for one in found],
        "complete": all(one.runs == question["runs"] for one in found),
        "left_out": kept.left_out,
        "seconds": round(clock.elapsed(), 3),
    }


def overbooked(problem: Document, question: Document, stop: Callable[[], bool]) -> Document:
    """Answer for every table in use: the exact effect of 0 to `most` extra bookings a slot.

    `stop` is ignored, as this takes no time.
    """
    kept = standing(problem, question)
    found = overbooking(
        kept.problem,
        kept.solution,
        rate=question["rate"],
        turned_away_cost=question["turned_away_cost"],
        most=question["most"],
    )
    return {"tables": [_advice(one) for one in found], "left_out": kept.left_out}


def _rate(found: Robustness) -> Document:
    plain = asdict(found)
    hosts = plain.pop("hosts")
    partners = [{"partner_id": host.pop("host"), **host} for host in hosts]
    return {**plain, "partners": partners}


def _advice(found: Advice) -> Document:
    plain = asdict(found)
    return {"table_id": plain.pop("table"), **plain, "options": list(plain["options"])}
