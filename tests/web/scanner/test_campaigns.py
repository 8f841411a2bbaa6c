"""The scanner's campaigns, run briefly: `python -m tests.campaigns.offline_door`, `... .camera`."""

from pathlib import Path

import pytest

from tests.campaigns import camera, offline_door

pytestmark = pytest.mark.browser


def test_every_scan_arrives_once_though_server_and_browser_are_killed(tmp_path: Path) -> None:
    outcome = offline_door.run(12, tmp_path)
    assert outcome.first_admissions == 12
    assert outcome.waiting_after_kill > 0


def test_a_printed_badge_before_the_camera_leads_to_a_verdict(tmp_path: Path) -> None:
    outcome = camera.run(1, 1, tmp_path)
    assert (outcome.decoded, outcome.admitted) == (1, 1)
