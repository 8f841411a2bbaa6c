"""The product as an operator starts it: `titik-temu serve` in a process of its own."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.ports import free_port

PATIENCE_SECONDS = 300
PASSWORD = r"\b([a-z0-9]{4}(?:-[a-z0-9]{4}){3})\b"


@dataclass(frozen=True)
class Served:
    address: str
    password: str


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve an empty installation with its worker; its first password is read and changed."""
    with started(folder) as first:
        yield Served(first.address, _changed(first.address, first.password))


@contextmanager
def started(folder: Path) -> Iterator[Served]:
    """Serve an empty installation with its worker, with the first password as it was shown."""
    port = free_port()
    output = folder / "serve.out"
    environment = os.environ | {
        "TITIK_TEMU_DATA_DIR": str(folder),
        "TITIK_TEMU_LOG_LEVEL": "warning",
        "COLUMNS": "200",
    }
    command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port)]
    with (
        output.open("wb") as sink,
        subprocess.Popen(
            command, stdout=sink, stderr=subprocess.STDOUT, env=environment
        ) as process,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process, output)
            kept = folder / "first-password.txt"
            assert kept.stat().st_mode & 0o777 == 0o600
            match = re.search(PASSWORD, kept.read_text("utf-8"))
            assert match, kept.read_text("utf-8")
            assert not re.search(PASSWORD, output.read_text("utf-8")), "the log is no place for it"
            yield Served(address, match[1])
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _changed(address: str, first: str) -> str:
    """Change the first password, as must be done before anything else; return the new one."""
    api, chosen = f"{address}/api/v1/auth", "kata sandi panitia"
    body = {"username": "panitia", "password": first}
    token = httpx.post(f"{api}/tokens", json=body).raise_for_status().json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    change = {"present": first, "new": chosen}
    httpx.post(f"{api}/password", json=change, headers=headers).raise_for_status()
    return chosen


def _wait(address: str, process: subprocess.Popen[bytes], output: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, output.read_text("utf-8")
        try:
            if httpx.get(f"{address}/readyz", timeout=5).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(output.read_text("utf-8"))
