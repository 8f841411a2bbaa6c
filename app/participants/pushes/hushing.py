"""Forgetting all phones in an installation that was restored from a backup.

The installation that it came from may still tell them; a page that is opened subscribes anew.
"""

from sqlalchemy import Engine, delete, inspect

from app.core.database.sessions import transaction
from app.participants.pushes.records import PushSubscription


def forget_phones(engine: Engine) -> None:
    """Forget all phones; those of an older schema are none."""
    if inspect(engine).has_table(str(PushSubscription.__tablename__)):
        with transaction(engine) as session:
            session.execute(delete(PushSubscription))
