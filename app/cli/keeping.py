"""Commands that back an installation up, check backups, and restore them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from app.backup import hourly, service
from app.backup.errors import BackupError
from app.backup.keys import Identity, Lock, Opener, Passphrase
from app.backup.shelf import Keep, Shelf
from app.console import console, refuse, say
from app.core.clock import SystemClock
from app.core.locale import DEFAULT_LOCALE, Locale, number, text
from app.core.settings import Settings


def back_up(
    folder: Path | None, recipient: str | None, passphrase_file: Path | None, locale: Locale
) -> None:
    """Make a backup, then delete those that are no longer kept, and say both."""
    settings = Settings()
    now = SystemClock().now()
    with _refusals(locale):
        target = folder or settings.backup_dir
        if target is None:
            raise BackupError("no_folder")
        lock = _lock(settings, recipient, passphrase_file, locale)
        made = service.back_up(settings, target, lock, now)
        gone = Shelf(target).tidy(Keep.read(settings.backup_keep), now)
    size = number(made.size, locale)
    say(text("backup.made", locale, file=made.file, size=size))
    if gone:
        say(text("backup.tidied", locale, count=len(gone)))


def verify(file: Path, identity: Path | None, passphrase_file: Path | None, locale: Locale) -> None:
    """Check a backup to its last byte and say of when it is."""
    settings = Settings()
    with _refusals(locale):
        found = service.verify(file, _opener(settings, identity, passphrase_file, locale), settings)
    say(text("backup.sound", locale, at=_moment(found.made_at), files=len(found.members)))


def restore(
    file: Path, identity: Path | None, passphrase_file: Path | None, locale: Locale
) -> None:
    """Restore a backup to a machine without data."""
    settings = Settings()
    with _refusals(locale):
        found = service.restore(
            file, _opener(settings, identity, passphrase_file, locale), settings
        )
    say(text("backup.restored", locale, at=_moment(found.made_at), folder=settings.data_dir))


def make_key(file: Path, locale: Locale) -> None:
    """Write a new secret key to a file that only this user may read, and say the public one."""
    identity = Identity.new()
    public = identity.recipient()
    with _refusals(locale):
        try:
            opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise BackupError("unwritable", file=file, reason=error.strerror) from None
        with open(opened, "w", encoding="ascii") as sink:
            sink.write(f"# public key: {public}\n{identity.text()}\n")
    say(text("backup.key_made", locale, file=file.resolve()))
    say(str(public))


@contextmanager
def _refusals(locale: Locale) -> Iterator[None]:
    """End the command with a sentence where a backup is refused or the disk fails."""
    try:
        yield
    except BackupError as error:
        raise refuse(in_words(error, locale)) from None
    except OSError as error:
        raise refuse(f"{error.filename or ''}: {error.strerror}") from None


def in_words(error: BackupError, locale: Locale = DEFAULT_LOCALE) -> str:
    """Return the sentence of a refusal."""
    return text(f"backup.{error.code}", locale, **error.params)


def _lock(
    settings: Settings, recipient: str | None, passphrase_file: Path | None, locale: Locale
) -> Lock:
    if recipient is not None:
        return hourly.recipient(recipient)
    if passphrase_file is not None:
        return hourly.passphrase_in(passphrase_file)
    lock = hourly.lock_of(settings)
    if lock is not None:
        return lock
    return hourly.passphrase(_asked(locale, again=True))


def _opener(
    settings: Settings, identity: Path | None, passphrase_file: Path | None, locale: Locale
) -> Opener:
    if identity is not None:
        try:
            return Identity.read(identity.read_text("ascii"))
        except ValueError:
            raise BackupError("not_an_identity", file=identity) from None
    given = passphrase_file or settings.backup_passphrase_file
    return Passphrase(_asked(locale, again=False)) if given is None else hourly.passphrase_in(given)


def _asked(locale: Locale, *, again: bool) -> str:
    if not console.is_terminal:
        raise BackupError("no_key")
    asked: str = typer.prompt(
        text("backup.passphrase", locale), hide_input=True, confirmation_prompt=again
    )
    return asked


def _moment(at: object) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
