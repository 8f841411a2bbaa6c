"""The build of the front end: its lock, its stamp, and its message when it fails."""

import json
import shutil
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(hatch_build.__file__).parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of everything the front-end build reads."""
    for source in hatch_build.sources(ROOT):
        target = tmp_path / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    return tmp_path


def test_the_lock_pins_every_package_by_hash_and_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not [name for name, entry in packages.items() if "resolved" in entry]


@pytest.mark.parametrize("name", ["package-lock.json", "build.mjs", "app/web/app.js"])
def test_changing_any_source_changes_the_stamp(project: Path, name: str) -> None:
    before = hatch_build.source_hash(project)
    with (project / name).open("a") as file:
        file.write("\n")
    assert hatch_build.source_hash(project) != before


def test_moving_bytes_between_neighbouring_sources_changes_the_stamp(project: Path) -> None:
    before = hatch_build.source_hash(project)
    first, second = project / "app/web/frame/a.css", project / "app/web/frame/b.css"
    first.write_text("xy")
    second.write_text("z")
    joined = hatch_build.source_hash(project)
    first.write_text("x")
    second.write_text("yz")
    assert len({before, joined, hatch_build.source_hash(project)}) == 3


def test_nothing_is_built_while_the_stamp_fits(project: Path) -> None:
    stamp = project / hatch_build.STAMP
    stamp.parent.mkdir(parents=True)
    stamp.write_text(hatch_build.source_hash(project))
    (stamp.parent / "app.css").write_text("built, so no source")
    assert not hatch_build.build_frontend(project)
    assert not (project / "node_modules").exists()


def test_a_failing_npm_stops_the_build_with_the_way_out(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    monkeypatch.setenv("npm_config_cache", str(project / "empty-cache"))
    monkeypatch.setenv("npm_config_fetch_retry_mintimeout", "10")
    with pytest.raises(hatch_build.FrontendBuildError, match="TITIK_TEMU_API_ONLY=1"):
        hatch_build.build_frontend(project)
    assert not (project / hatch_build.STATIC).exists()


def test_the_assets_under_test_are_built_from_the_sources_at_hand() -> None:
    stamp = ROOT / hatch_build.STAMP
    assert stamp.is_file(), "the web pages are not built: run `python hatch_build.py`"
    assert stamp.read_text() == hatch_build.source_hash(ROOT), "stale: run `python hatch_build.py`"
