"""Folders whose content is for the user alone under whom the service runs."""

import os
from contextlib import suppress
from pathlib import Path

_FOLDER = 0o700
_FILE = 0o600


def keep_to_owner() -> None:
    """Let all files and folders that this process makes from now on be its owner's alone."""
    os.umask(0o777 & ~_FOLDER)


def private_folder(folder: Path) -> None:
    """Make the folder if it does not exist; withdraw it and its files from all other users.

    Links are left alone, and so are files that belong to somebody else.
    """
    folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        return
    folder.chmod(_FOLDER)
    for file in folder.iterdir():
        with suppress(FileNotFoundError):  # another process may have removed it meanwhile
            if file.is_file() and not file.is_symlink() and file.stat().st_uid == os.getuid():
                file.chmod(_FILE)
