"""The commands for backups; what they run is loaded when one is called."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import English, spoken
from app.core.loading import loading

PassphraseFile = Annotated[
    Path | None, typer.Option(help="File whose first line is the backup's passphrase.")
]
KeyFile = Annotated[Path | None, typer.Option("--key", help="File with the secret key.")]
BackupFile = Annotated[Path, typer.Argument(help="A file that `backup` made.", exists=True)]


def backup(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder, such as one on a USB stick.")
    ] = None,
    recipient: Annotated[str | None, typer.Option(help="Public key, `age1...`.")] = None,
    passphrase_file: PassphraseFile = None,
    english: English = False,
) -> None:
    """Back up databases, keys and certificates, encrypted, while they are in use."""
    with loading():
        from app.cli import keeping

    keeping.back_up(folder, recipient, passphrase_file, spoken(english))


def verify_backup(
    file: BackupFile,
    key: KeyFile = None,
    passphrase_file: PassphraseFile = None,
    english: English = False,
) -> None:
    """Check a backup to its last byte, without restoring it."""
    with loading():
        from app.cli import keeping

    keeping.verify(file, key, passphrase_file, spoken(english))


def restore(
    file: BackupFile,
    key: KeyFile = None,
    passphrase_file: PassphraseFile = None,
    english: English = False,
) -> None:
    """Restore a backup to a machine that has no data."""
    with loading():
        from app.cli import keeping

    keeping.restore(file, key, passphrase_file, spoken(english))


def backup_key(
    file: Annotated[Path, typer.Argument(help="Where to write the secret key.")],
    english: English = False,
) -> None:
    """Make a pair of keys for backups."""
    with loading():
        from app.cli import keeping

    keeping.make_key(file, spoken(english))


def register(cli: typer.Typer) -> None:
    """Add these commands."""
    for name, command in (
        ("backup", backup),
        ("verify-backup", verify_backup),
        ("restore", restore),
        ("backup-key", backup_key),
    ):
        cli.command(name)(command)
