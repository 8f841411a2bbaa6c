"""Requests at the same moment, and how many of them succeed."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from httpx2 import Response


def race(*calls: Callable[[], Response]) -> list[Response]:
    """Make all calls at the same moment."""
    barrier = Barrier(len(calls))

    def start(call: Callable[[], Response]) -> Response:
        barrier.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(start, calls))


def outcome(answers: Sequence[Response]) -> tuple[int, set[str]]:
    """Return how many succeeded, and the codes of the others."""
    assert all(answer.status_code in {200, 201, 409} for answer in answers), [
        answer.text for answer in answers
    ]
    won = sum(answer.is_success for answer in answers)
    return won, {answer.json()["code"] for answer in answers if not answer.is_success}
