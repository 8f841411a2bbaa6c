"""The organizer `panitia`, who logs in to the pages."""

from app.auth.service import create_user
from app.core.db import transaction
from tests.api import Api

USERNAME = "panitia"
PASSWORD = "kata-sandi-panitia"


def add_organizer(api: Api) -> None:
    """Make the user, an administrator with a known password."""
    with transaction(api.engine) as session:
        create_user(
            session,
            actor="test",
            username=USERNAME,
            password=PASSWORD,
            is_admin=True,
            now=api.now,
        )
