"""Folders of the service are for its user alone."""

import stat
import subprocess
import sys
from pathlib import Path

from app.core.files import private_folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_and_what_it_held_are_withdrawn_from_others(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    (folder / "titik-temu.db").touch(mode=0o644)
    outside = tmp_path / "outside"
    outside.touch(mode=0o644)
    (folder / "link").symlink_to(outside)
    private_folder(folder)
    assert (mode(folder), mode(folder / "titik-temu.db")) == (0o700, 0o600)
    assert mode(outside) == 0o644


def test_what_a_command_makes_is_its_users_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    command = "import sys; sys.argv = ['titik-temu', 'migrate']; from app.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command],
        env={"TITIK_TEMU_DATA_DIR": str(folder), "PYTHONPATH": ":".join(sys.path)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = [folder, *folder.rglob("*")]
    assert len(made) > 1
    assert not [path for path in made if mode(path) & 0o077]
