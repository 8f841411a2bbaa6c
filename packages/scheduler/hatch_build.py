"""Builds the scheduler as a distribution of its own, under a name that is nobody else's.

In the repository its package is `scheduler`; the wheel holds the same files as
`titik_temu_scheduler`, with their imports of each other renamed, and the search compiled where a
compiler is at hand.
"""

import importlib.util
import re
import shutil
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import platform_tags

NAME = "titik_temu_scheduler"
OWN_IMPORT = re.compile(r"^(\s*(?:from|import) )scheduler(?=[.\s])", re.MULTILINE)
SOURCES = frozenset({".py", ".c"})
"""Suffixes; all else beside them is made from them, perhaps by somebody at this very moment."""


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts the renamed package into the wheel."""

    def dependencies(self) -> list[str]:
        """Name the wheel that brings a compiler."""
        return ["ziglang>=0.16"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Copy, rename and compile the package; the wheel is for this platform if it compiled."""
        repository = Path(self.root).parent.parent
        scratch = Path(tempfile.mkdtemp())
        package = scratch / NAME
        renamed(repository / "scheduler", package)
        compiler = _repositorys_build(repository)
        # The compiler's part knows the package by the name that it has in the repository.
        (scratch / "scheduler").symlink_to(package)
        if compiler.build_search(scratch):
            build_data["tag"] = f"py3-none-{next(platform_tags())}"
        else:
            self.app.display_warning("the search could not be compiled: Python does the same")
        build_data["force_include"][str(package)] = NAME
        self._scratch = scratch

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what the wheel was made from."""
        shutil.rmtree(self._scratch)


def renamed(source: Path, target: Path) -> None:
    """Copy a package, and let its modules import each other by the copy's name."""
    shutil.copytree(source, target, ignore=_not_a_source)
    for file in target.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        file.write_text(OWN_IMPORT.sub(rf"\1{NAME}", text), encoding="utf-8")
    (target / "py.typed").touch()


def _not_a_source(folder: str, names: list[str]) -> set[str]:
    """Return the names in a folder that are not copied."""
    return {
        name
        for name in names
        if Path(name).suffix not in SOURCES
        and (name == "__pycache__" or not Path(folder, name).is_dir())
    }


def _repositorys_build(repository: Path) -> ModuleType:
    """Return the repository's own build script, which can compile the search."""
    spec = importlib.util.spec_from_file_location("repository_build", repository / "hatch_build.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the repository's hatch_build.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
