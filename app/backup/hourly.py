"""The backup that a worker makes by itself, where a folder is set."""

from datetime import datetime
from pathlib import Path

from app.backup import service
from app.backup.errors import BackupError
from app.backup.keys import SHORTEST_PASSPHRASE, Lock, Passphrase, Recipient
from app.backup.shelf import Keep, Shelf
from app.core.settings import Settings


def passphrase_in(file: Path) -> Passphrase:
    """Return the passphrase in the first line of a file."""
    try:
        sentence = file.read_text("utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BackupError("unreadable", file=file, reason=error) from None
    return passphrase(sentence)


def passphrase(sentence: str) -> Passphrase:
    """Return a passphrase to lock with or to open; BackupError for one that is too short."""
    if len(sentence) < SHORTEST_PASSPHRASE:
        raise BackupError("short_passphrase", least=SHORTEST_PASSPHRASE)
    return Passphrase(sentence)


def recipient(text: str) -> Recipient:
    """Return the public key that a text stands for; BackupError for another text."""
    try:
        return Recipient.read(text)
    except ValueError:
        raise BackupError("not_a_recipient") from None


def lock_of(settings: Settings) -> Lock | None:
    """Return what the settings say that backups are locked for; None if they say nothing."""
    if settings.backup_recipient:
        return recipient(settings.backup_recipient)
    if settings.backup_passphrase_file is not None:
        return passphrase_in(settings.backup_passphrase_file)
    return None


def back_up(settings: Settings, now: datetime) -> service.Made:
    """Make a backup as the settings say, and delete those that are no longer kept."""
    lock = lock_of(settings)
    if settings.backup_dir is None or lock is None:
        raise BackupError("no_key")
    made = service.back_up(settings, settings.backup_dir, lock, now)
    Shelf(settings.backup_dir).tidy(Keep.read(settings.backup_keep), now)
    return made
