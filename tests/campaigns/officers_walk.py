"""The officer's walk with the lists of Banjarnegara, by mouse and on a phone, with its cost.

    python -m tests.campaigns.officers_walk [--pictures FOLDER]

The suite walks with these lists by mouse and with short ones on a phone; here both are walked with
all rows. Clicks, fields and seconds are printed, and a picture of every page is kept if asked for.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from tests.contract.served import started
from tests.walk.lists import BANJARNEGARA
from tests.walk.officer import PICTURES, Officer, Touching
from tests.walk.steps import walk
from tests.web.chromium import LAPTOP, Watched, running_chromium

PHONE = (390, 844)


def run(kind: type[Officer], folder: Path) -> None:
    """Walk once, and print what it took."""
    began = time.monotonic()
    phone = kind is Touching
    with started(folder) as first, running_chromium() as browser:
        size = PHONE if phone else LAPTOP
        window = Watched(browser, first.address, size, has_touch=phone, is_mobile=phone)
        officer = kind(window.page)
        settled = walk(officer, first.password, BANJARNEGARA, people=307, move=True)
        window.close()
        assert window.troubles == []
    spent = time.monotonic() - began
    used = os.times()
    print(
        f"{kind.name}: {officer.clicks} clicks, {officer.fields} fields, {len(settled)} rows"
        f" settled, {len(officer.passed)} pages, {spent:.0f} s; all processes so far"
        f" {used.user + used.system + used.children_user + used.children_system:.0f} s of processor"
    )


def main() -> None:
    """Run the campaign."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", help="folder for a picture of every page")
    given = parser.parse_args()
    if given.pictures:
        os.environ[PICTURES] = given.pictures
    for kind in (Officer, Touching):
        with tempfile.TemporaryDirectory(prefix="titik-temu-walk-") as folder:
            run(kind, Path(folder))


if __name__ == "__main__":
    main()
