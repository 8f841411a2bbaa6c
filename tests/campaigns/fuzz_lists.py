"""Damaged and hostile files: the process that reads them answers or refuses, within its limits.

    python -m tests.campaigns.fuzz_lists [--minutes 30] [--seeds FOLDER] [--keep FOLDER]

Each file is read as `app.imports.reader.child` reads it, in a process forked for it alone, which
saves the start of Python; every hundredth by `read_apart` as in production. `--seeds` adds whole
files, such as those of other programs' test suites; `--keep` keeps the files that failed.
"""

import argparse
import os
import random
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.imports.reader import child
from app.imports.reader.process import DEFAULT_BOUNDS, read_apart
from app.imports.reader.talk import Question, heard
from app.imports.reader.wire import WireError
from app.sheets.errors import ReaderLostError, SheetError
from app.sheets.lists.preview import Kind
from app.sheets.values.tags import standard_taxonomy
from tests.campaigns.list_mutations import mutated, seeds

KINDS: tuple[Kind, ...] = ("attendees", "attendees", "partners", "requests")
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300
_APART = 100


@dataclass
class Tally:
    """The results of the files so far."""

    ends: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0
    """The most processor time for one file."""
    megabytes: int = 0
    """The most memory for one file."""


def question(kind: Kind) -> Question:
    """Return the question to read a file as a kind of list."""
    tags = tuple(standard_taxonomy().tags.values())
    return Question(kind, "x", None, {}, tags, {"M1": "Bank BRI"}, date(2025, 7, 4), ("33.04",))


def read_forked(asked: Question, content: bytes) -> tuple[bytes, int, resource.struct_rusage]:
    """Read a file in a copy of this process; return its answer, its status and its resources."""
    source = os.memfd_create("list")
    os.write(source, asked.line() + content)
    os.lseek(source, 0, os.SEEK_SET)
    reads, writes = os.pipe()
    process = os.fork()
    if not process:
        os.dup2(source, 0)
        os.dup2(writes, 1)
        os.close(reads)
        sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
        bounds = DEFAULT_BOUNDS
        sys.argv = ["child", str(bounds.processor_seconds), str(bounds.memory_bytes)]
        child.main()
    os.close(source)
    os.close(writes)
    with os.fdopen(reads, "rb") as answer:
        said = answer.read()
    _, status, used = os.wait4(process, 0)
    return said, os.waitstatus_to_exitcode(status), used


def attempt(tally: Tally, kind: Kind, content: bytes) -> str:
    """Read a file; return what went wrong, or an empty text."""
    asked = question(kind)
    said, code, used = read_forked(asked, content)
    seconds = used.ru_utime + used.ru_stime
    megabytes = used.ru_maxrss // 1024
    tally.seconds = max(tally.seconds, seconds)
    tally.megabytes = max(tally.megabytes, megabytes)
    try:
        heard(asked, said.splitlines(keepends=False))
        end = "read"
    except SheetError as refused:
        end = refused.code
    except WireError as error:
        return f"ended with {code}, said {said[:80]!r}: {error}"
    tally.ends[end] += 1
    if seconds > MOST_SECONDS:
        return f"{seconds:.1f} s of a processor ({end})"
    return f"{megabytes} MB ({end})" if megabytes > MOST_MEGABYTES else ""


def attempt_apart(kind: Kind, content: bytes) -> str:
    """Read a file as production does; return what went wrong, or an empty text."""
    try:
        read_apart(question(kind), content)
    except ReaderLostError:
        return "lost by the process of its own"
    except SheetError:
        return ""
    return ""


def campaign(minutes: float, number: int, folder: Path | None, keep: Path | None) -> Tally:
    """Read changed files for some minutes."""
    rng, files, tally = random.Random(number), seeds(folder), Tally()
    deadline = time.monotonic() + minutes * 60
    tries = 0
    while time.monotonic() < deadline:
        kind = rng.choice(KINDS)
        content = files[tries] if tries < len(files) else mutated(rng, files)
        tries += 1
        wrong = attempt(tally, kind, content)
        if not wrong and tries % _APART == 0:
            wrong = attempt_apart(kind, content)
        if wrong:
            tally.failures.append(f"{kind}, file {tries}: {wrong}")
            print(tally.failures[-1], flush=True)
            if keep:
                (keep / f"{tries}-{kind}").write_bytes(content)
    return tally


def main() -> None:
    """Run the campaign and print its result."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.fuzz_lists")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--number", type=int, default=1, help="other files for each number")
    parser.add_argument("--seeds", type=Path, help="folder of whole files to begin with, too")
    parser.add_argument("--keep", type=Path, help="folder for the files that failed")
    options = parser.parse_args()
    tally = campaign(options.minutes, options.number, options.seeds, options.keep)
    print(f"{tally.ends.total()} files: {dict(tally.ends.most_common())}")
    print(f"at most {tally.seconds:.2f} s of a processor and {tally.megabytes} MB for one")
    print(f"{len(tally.failures)} failures; load {os.getloadavg()[0]:.1f}")
    raise SystemExit(bool(tally.failures))


if __name__ == "__main__":
    main()
