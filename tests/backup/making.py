"""Backups that tests make."""

from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session

from app.auth.records import User
from app.backup import service
from app.backup.keys import Identity
from app.core.settings import Settings

NOW = datetime(2025, 7, 4, 12, tzinfo=UTC)
KEY = Identity.new()


def add_user(session: Session, name: str) -> None:
    """Add a user of that name."""
    session.add(User(username=name, password_hash="x", created_at=NOW))


def back_up(here: Settings, tmp_path: Path) -> Path:
    """Make a backup, and return its file."""
    return service.back_up(here, tmp_path / "shelf", KEY.recipient(), NOW).file
