"""The queue does not grow without limit."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os, sys
from datetime import UTC, datetime, timedelta
from dbos import DBOS, DBOSConfig, SetWorkflowID
import app.records
from app.timetable.works import durable

durable.FORGOTTEN_AT_ONCE = 2
config = {"name": durable.APPLICATION, "system_database_url": sys.argv[1], "log_level": "ERROR"}
DBOS(config=DBOSConfig(**config))

@DBOS.workflow(name="job")
def job() -> None:
    pass

DBOS.launch()
for number in range(5):
    with SetWorkflowID(f"job-{number}"):
        job()
now = datetime.now(UTC)
minute = timedelta(minutes=1)
for later in (timedelta(0), durable.KEPT - minute, durable.KEPT + minute):
    durable.forget(now + later)
    print(len(DBOS.list_workflows()), flush=True)
os._exit(0)
"""


def test_jobs_are_forgotten_some_time_after_they_ended(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, f"sqlite:///{tmp_path / 'jobs.db'}"],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert told.stdout.split() == ["5", "5", "0"]
