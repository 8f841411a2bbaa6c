"""Messages to a receiver that fails now and then, from processes that are killed again and again.

    python -m tests.campaigns.webhooks_killed [--messages N] [--kills N] [--postgres] [--seed N]

Every message must come, in order but for those that come twice; the doubles are counted. Then as
many are sent to a receiver that answers well by one process that nobody kills: messages a minute.
"""

import argparse
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from multiprocessing.context import SpawnProcess
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine

from app.core import sealing
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.notify.feed import news
from app.notify.feed.news import News
from app.notify.feed.records import FeedKind
from app.worker.messenger import send
from tests.databases import migrated_sqlite, own_postgres
from tests.notify.listening import made_up
from tests.webhooks.receiver import Receiver, receiving
from tests.webhooks.rows import add_event

PART = 500
PATIENCE = 600.0


def made_event(engine: Engine, url: str) -> UUID:
    """Add an event with an endpoint, and return its id."""
    with transaction(engine) as session:
        return add_event(session, url)


def tell(engine: Engine, event_id: UUID, messages: int) -> None:
    """Let so many things happen."""
    for first in range(0, messages, PART):
        numbers = range(first, min(messages, first + PART))
        with transaction(engine) as session:
            news.tell_all(
                session,
                [News(event_id, made_up(FeedKind.MEETING_CHANGED, number=n)) for n in numbers],
            )


def started(settings: Settings) -> SpawnProcess:
    """Start a process that sends."""
    process = SpawnProcess(target=send, args=(settings,))
    process.start()
    return process


def wait_for_all(receiver: Receiver, messages: int) -> None:
    """Wait until so many different messages have come; ends the program after `PATIENCE`."""
    until = time.monotonic() + PATIENCE
    while len(set(receiver.ids())) < messages:
        if time.monotonic() > until:
            sys.exit(f"only {len(set(receiver.ids()))} of {messages} messages came")
        time.sleep(0.1)


def trial(settings: Settings, messages: int, kills: int, chance: random.Random) -> None:
    """Send to a failing receiver from processes that are killed, and check what came."""
    engine = open_engine(settings.database)
    sealing.seal_by(engine, settings)
    with receiving() as receiver:
        receiver.answers = [500 if chance.random() < 0.002 else 204 for _ in range(messages)]
        event_id = made_event(engine, receiver.url)
        tell(engine, event_id, messages)
        for _ in range(kills):
            process = started(settings)
            time.sleep(chance.uniform(2.0, 6.0))
            process.kill()
            process.join()
        process = started(settings)
        wait_for_all(receiver, messages)
        process.kill()
        process.join()
        told = receiver.told
    first = list(dict.fromkeys(told))
    lost, wrong = messages - len(first), first != sorted(first)
    sys.stdout.write(
        f"{messages} messages, {kills} kills: {lost} lost, order {'wrong' if wrong else 'kept'}, "
        f"{len(told) - len(first)} came twice (failed attempts among them)\n"
    )
    engine.dispose()
    if lost or wrong:
        sys.exit(1)


def speed(settings: Settings, messages: int) -> None:
    """Send to a receiver that answers well, and print the messages a minute."""
    engine = open_engine(settings.database)
    sealing.seal_by(engine, settings)
    with receiving() as receiver:
        event_id = made_event(engine, receiver.url)
        tell(engine, event_id, messages)
        process = started(settings)
        wait_for_all(receiver, 1)
        begun = time.monotonic()
        wait_for_all(receiver, messages)
        seconds = time.monotonic() - begun
        process.kill()
        process.join()
    sys.stdout.write(f"{60 * messages / seconds:,.0f} messages a minute from one process\n")
    engine.dispose()


def main() -> None:
    """Run both trials."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with ExitStack() as stack:
        for run in (0, 1):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            url = f"sqlite:///{migrated_sqlite(folder)}"
            if options.postgres:
                url = stack.enter_context(stack.enter_context(own_postgres()).copy())
            settings = Settings(
                data_dir=folder,
                database_url=url,
                webhooks_to_private_networks=True,
                log_level="error",
            )
            if run == 0:
                trial(settings, options.messages, options.kills, random.Random(options.seed))
            else:
                speed(settings, options.messages)


if __name__ == "__main__":
    main()
