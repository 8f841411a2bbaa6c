"""The quick start for mobile developers works as written, and again."""

import os
import re
import subprocess
from pathlib import Path

from tests.contract.served import served
from tests.surroundings.needs import CURL, JQ, skip_or_fail

PAGE = Path(__file__).parents[2] / "docs" / "mobile-quickstart.md"


def test_every_command_of_the_quick_start_does_what_it_says(tmp_path: Path) -> None:
    for tool in (CURL, JQ):
        if not tool.present():
            skip_or_fail(tool)
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    script = "set -euo pipefail\n" + "\n".join(blocks)
    with served(tmp_path) as running:
        environment = os.environ | {"BASE": running.address, "PASSWORD": running.password}
        for _ in ("first", "again"):
            done = subprocess.run(
                ["bash", "-c", script],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
            )
            assert done.returncode == 0, done.stdout + done.stderr
