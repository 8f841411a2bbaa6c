"""Run a task of the TypeScript client's `package.json`, with what its lock file names.

    python -m tests.clients.node generate

Node comes from the wheel that also builds the pages; packages are fetched once, from npm.
"""

import hashlib
import subprocess
import sys

import hatch_build
from tests.clients.places import TYPESCRIPT

STAMP = TYPESCRIPT / "node_modules" / ".stamp"


def main(task: str) -> int:
    """Fetch the locked packages if need be, and run the task; return its exit code."""
    locked = hashlib.sha256((TYPESCRIPT / "package-lock.json").read_bytes()).hexdigest()
    if not STAMP.is_file() or STAMP.read_text() != locked:
        fetched = _run(*hatch_build._npm(), *hatch_build.NPM_CI)
        if fetched:
            return fetched
        STAMP.write_text(locked)
    return _run(hatch_build._node(), f"{task}.mjs")


def _run(*command: str) -> int:
    return subprocess.run(command, cwd=TYPESCRIPT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
