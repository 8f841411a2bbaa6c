"""Scans that were acknowledged survive whatever happens to the server."""

from pathlib import Path

import pytest

from tests.campaigns.scans_killed import campaign

ROUNDS = 3


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_acknowledged_scan_is_lost_when_the_server_is_killed(
    database_url: str, tmp_path: Path
) -> None:
    ledger = campaign(database_url, tmp_path, rounds=ROUNDS, seed=20250704)
    assert ledger.acknowledged
