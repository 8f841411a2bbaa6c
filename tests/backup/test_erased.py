"""What was erased is in no backup made afterwards, not even in what a database left free."""

from pathlib import Path

import pytest

from app.backup import service
from app.core.settings import Settings
from tests.api import Api
from tests.attendees.batch.test_batch import guest, put
from tests.backup.making import KEY, back_up

NAME, PHONE = "Suparman Wonoboyo", "+6281377665544"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_backup_has_nothing_of_who_was_erased_before(
    api: Api, settings: Settings, tmp_path: Path
) -> None:
    people = [guest(number, name=f"{NAME} {number}", phone=PHONE) for number in range(40)]
    made = put(api, *people)
    before = _unpacked(settings, back_up(settings, tmp_path), tmp_path / "before")
    assert NAME.encode() in before
    for one in made:
        api.post(api.organizer, api.at(f"/attendees/{one['attendee']['id']}/erase"), {}, 200)
    after = _unpacked(settings, back_up(settings, tmp_path), tmp_path / "after")
    assert NAME.encode() not in after
    assert PHONE[3:].encode() not in after


def _unpacked(settings: Settings, file: Path, folder: Path) -> bytes:
    """Return all bytes that restoring a backup writes."""
    update: dict[str, object] = {"data_dir": folder, "database_url": None, "secret_key_file": None}
    service.restore(file, KEY, settings.model_copy(update=update))
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
