"""What a worker does by itself: a backup once it is due, and one attempt at a time."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.backup.keys import Identity
from app.backup.shelf import Shelf
from app.core.settings import Settings
from app.worker import duties
from app.worker.duties import DUTIES, Duties, Duty
from tests.durability.workers import wait_for

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_backup_is_made_when_one_is_due_and_then_no_other(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duties, "LOOK", 0.0)
    shelf = Shelf(tmp_path / "shelf")
    recipient = str(Identity.new().recipient())
    backed = settings.model_copy(
        update={"backup_dir": tmp_path / "shelf", "backup_recipient": recipient}
    )
    worker = Duties(backed, DUTIES[:1])
    worker.look()
    wait_for(shelf.held, 240, "a backup")
    assert not DUTIES[0].is_due(backed, datetime.now(UTC))
    assert not DUTIES[0].is_due(settings, datetime.now(UTC)), "no folder is set"


def test_what_fails_is_tried_again_later_only(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duties, "LOOK", 0.0)
    asked: list[str] = []

    def is_due(_: Settings, __: datetime) -> bool:
        asked.append("due")
        raise OSError("the disk is away")

    worker = Duties(settings, (Duty("backup", 600.0, is_due, lambda *_: None),))
    worker.look()
    worker.look()
    assert asked == ["due", "due"], "looking costs little, and is done again"
    monkeypatch.setattr(duties, "LOOK", 60.0)
    worker.look()
    assert asked == ["due", "due"]
