"""After a kill and the loss of all data, a backup made under load has all that came before it."""

import random
from pathlib import Path
from shutil import copyfile

from tests.campaigns.restore_drill import on_sqlite


def test_nothing_acknowledged_before_the_backup_is_missing(
    tmp_path: Path, sqlite_template: Path
) -> None:
    (tmp_path / "here").mkdir()
    copyfile(sqlite_template, tmp_path / "here" / "titik-temu.db")
    rng = random.Random(20250704)
    done = on_sqlite(tmp_path, rng, people=20, devices=3, enough=30, worker=False)
    assert done.before >= 30
    assert done.missing <= done.acknowledged - done.before
