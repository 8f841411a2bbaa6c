"""A neighbour of the door: some connections that send the same requests again and again.

It is a process of its own, so that its handling of answers does not delay the scanning client.
"""

import multiprocessing
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from json import loads
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from threading import Lock, Thread

import httpx

PATIENCE = 600.0
"""Longest time, in seconds, that an answer may take."""
_STARTING = 60.0
PROCESSES = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Question:
    """A request, ready to be sent."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


def question(request: httpx.Request) -> Question:
    """Return the request as a client would send it."""
    body = request.read()
    target = request.url.raw_path.decode()
    return Question(request.method, target, dict(request.headers), body)


@dataclass(frozen=True)
class Meanwhile:
    """The result of a neighbour: answers by status and code, and the seconds that each took."""

    answers: dict[str, int]
    seconds: list[float]
    cpu: float
    """Processor time that the neighbour itself used, in seconds."""


class Crowd:
    """Connections to a port that share some requests and send them for some seconds.

    Each connection sends at least one. Requests under way when the time is over are waited for.
    """

    def __init__(
        self, port: int, questions: Sequence[Question], connections: int, seconds: float
    ) -> None:
        self._ready, self._start = PROCESSES.Event(), PROCESSES.Event()
        self._told, teller = PROCESSES.Pipe(duplex=False)
        asking = _Asking(port, tuple(questions), connections, seconds)
        self._process = PROCESSES.Process(
            target=_ask_all, args=(asking, self._ready, self._start, teller), daemon=True
        )
        self._process.start()
        teller.close()
        if not self._ready.wait(_STARTING):
            raise TimeoutError("the neighbour does not start")

    def start(self) -> None:
        """Start sending."""
        self._start.set()

    @property
    def has_ended(self) -> bool:
        """Return whether it has all of its answers."""
        return self._told.poll()

    def ending(self) -> Meanwhile:
        """Wait for the end and return the result; EOFError if its process failed."""
        meanwhile: Meanwhile = self._told.recv()
        self._process.join()
        return meanwhile


@dataclass(frozen=True)
class _Asking:
    port: int
    questions: tuple[Question, ...]
    connections: int
    seconds: float


def _ask_all(asking: _Asking, ready: Event, start: Event, teller: Connection) -> None:
    """Send the requests in threads; this is the body of the process."""
    everything: list[tuple[str, float]] = []
    lock = Lock()

    def ask(number: int, until: float) -> None:
        offset = number * len(asking.questions) // asking.connections
        line = HTTPConnection("127.0.0.1", asking.port, timeout=PATIENCE)
        for each in islice(cycle(asking.questions), offset, None):
            begun = time.perf_counter()
            answer = _answer(line, each)
            ended = time.perf_counter()
            with lock:
                everything.append((answer, ended - begun))
            if ended >= until:
                break
        line.close()

    ready.set()
    start.wait(_STARTING)
    used, until = time.process_time(), time.perf_counter() + asking.seconds
    threads = [Thread(target=ask, args=(number, until)) for number in range(asking.connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    teller.send(
        Meanwhile(
            dict(Counter(answer for answer, _ in everything)),
            [seconds for _, seconds in everything],
            time.process_time() - used,
        )
    )


def _answer(line: HTTPConnection, asked: Question) -> str:
    """Send a request; return the status, with the code of a problem."""
    try:
        line.request(asked.method, asked.target, body=asked.body, headers=asked.headers)
        answer = line.getresponse()
        body = answer.read()
    except (OSError, HTTPException) as error:
        line.close()
        return type(error).__name__
    with suppress(ValueError, LookupError, TypeError):
        if not 200 <= answer.status < 300:
            return f"{answer.status} {loads(body)['code']}"
    return str(answer.status)
