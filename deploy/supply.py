"""What this software is made of, and which of it has known holes: `python -m deploy.supply`.

`sbom` writes a bill of materials (CycloneDX 1.6) of the locked Python packages of run time and of
the npm packages that pages are built from. `audit FILE` compares the same with known holes in the
form of OSV: a JSON file of one or a list, or an archive of them as osv.dev exports for an
ecosystem, so that it works without a network. It ends with 1 if anything is affected.
"""

import argparse
import base64
import json
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).parent.parent
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ECOSYSTEMS = {"pypi": "PyPI", "npm": "npm"}


class Component(NamedTuple):
    """A locked package; `kind` is that of its address (`pkg:kind/name@version`)."""

    kind: str
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...]

    @property
    def purl(self) -> str:
        """The package's address."""
        name = self.name.replace("@", "%40", 1) if self.kind == "npm" else self.name
        return f"pkg:{self.kind}/{name}@{self.version}"


class Hole(NamedTuple):
    """A known hole in a component."""

    id: str
    component: Component


def python_packages(lock: str) -> Iterator[Component]:
    """Yield what a lock file of requirements pins."""
    found = list(_PINNED.finditer(lock))
    for one, following in zip(found, [*found[1:], None], strict=True):
        rest = lock[one.end() : following.start() if following else None]
        hashes = tuple(("SHA-256", digest) for digest in _HASH.findall(rest))
        yield Component("pypi", one[1].lower().replace("_", "-"), one[2], hashes)


def npm_packages(lock: dict[str, Any]) -> Iterator[Component]:
    """Yield what a `package-lock.json` pins."""
    for path, one in lock["packages"].items():
        if not path or "version" not in one:
            continue
        name = path.rpartition("node_modules/")[2]
        kind, _, digest = one.get("integrity", "").partition("-")
        hashes: tuple[tuple[str, str], ...] = ()
        if kind == "sha512":
            hashes = (("SHA-512", base64.b64decode(digest).hex()),)
        yield Component("npm", name, one["version"], hashes)


def components(root: Path = ROOT) -> list[Component]:
    """Return all that run time and pages are made of, by kind and name."""
    locked = python_packages((root / "requirements/runtime.txt").read_text("utf-8"))
    built = npm_packages(json.loads((root / "package-lock.json").read_text("utf-8")))
    return sorted({*locked, *built})


def bill(parts: list[Component], version: str) -> dict[str, Any]:
    """Return the bill of materials; the same parts give the same bill."""
    serial = uuid5(NAMESPACE_URL, "\n".join(part.purl for part in parts))
    own = {"type": "application", "name": "titik-temu", "version": version}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": own | {"bom-ref": "titik-temu"}},
        "components": [
            {
                "type": "library",
                "bom-ref": part.purl,
                "name": part.name,
                "version": part.version,
                "purl": part.purl,
                # The lock names each file of a release; a bill has room for those of one.
                "hashes": [{"alg": kind, "content": digest} for kind, digest in part.hashes[:1]],
            }
            for part in parts
        ],
    }


def advisories(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the known holes of a file or archive."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                yield json.loads(archive.read(name))
        return
    content = json.loads(file.read_text("utf-8"))
    yield from content if isinstance(content, list) else [content]


def holes(parts: list[Component], known: Iterator[dict[str, Any]]) -> list[Hole]:
    """Return which parts are affected, by the versions and ranges that are named."""
    by_name = {(_ECOSYSTEMS[part.kind], part.name): part for part in parts}
    found = []
    for one in known:
        for affected in one.get("affected", ()):
            package = affected.get("package", {})
            name = str(package.get("name", "")).lower().replace("_", "-")
            part = by_name.get((package.get("ecosystem"), name))
            if part is not None and not one.get("withdrawn") and _is_affected(part, affected):
                found.append(Hole(one["id"], part))
    return found


def _is_affected(part: Component, affected: dict[str, Any]) -> bool:
    if part.version in affected.get("versions", ()):
        return True
    return any(
        _is_within(part.version, ranged.get("events", ()))
        for ranged in affected.get("ranges", ())
        if ranged.get("type") in {"ECOSYSTEM", "SEMVER"}
    )


def _is_within(version: str, events: Any) -> bool:
    """Return whether a version is within a range; one that cannot be compared is."""
    inside = False
    try:
        mine = Version(version)
        for event in events:
            for kind, bound in event.items():
                there = Version("0" if bound == "0" else bound)
                if kind == "introduced" and mine >= there:
                    inside = True
                elif (kind == "fixed" and mine >= there) or (
                    kind == "last_affected" and mine > there
                ):
                    inside = False
    except InvalidVersion:
        return True
    return inside


def main(given: list[str] | None = None) -> int:
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m deploy.supply")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("sbom").add_argument("file", type=Path)
    commands.add_parser("audit").add_argument("file", type=Path, nargs="+")
    asked = parser.parse_args(given)
    parts = components()
    if asked.command == "sbom":
        version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
        asked.file.write_text(json.dumps(bill(parts, version), indent=1) + "\n", "utf-8")
        return 0
    found = [hole for file in asked.file for hole in holes(parts, advisories(file))]
    for hole in found:
        sys.stdout.write(f"{hole.component.purl}: {hole.id}\n")
    sys.stdout.write(f"{len(parts)} packages, {len(found)} known holes\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
