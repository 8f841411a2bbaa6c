"""From the printed badge through the camera to the verdict, in a real Chromium.

`python -m tests.campaigns.camera [--badges 110] [--seed 1]`

Badges are printed, photographed by `badge_pictures` and played to the scanner page as its camera,
one picture after the other, each of another badge. It counts what the page looked at, how long that
took, and what the server has recorded afterwards.
"""

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.checkin.records import Verdict
from app.core.logs import configure_logs
from app.core.settings import Settings
from tests.campaigns.badge_pictures import Printed, View, pictures, printed, write_video
from tests.campaigns.halls import ServedHall, served_hall
from tests.campaigns.scanner_phone import CAMERA, PATIENCE_MS, Phone, phone

FRAMES_PER_SECOND = 1
TARGET_SHARE = 0.95
TARGET_MILLISECONDS = 50
WATCH = """
() => {
  window.looks = [];
  document.querySelector("#video").addEventListener("looked", ({ detail }) => {
    window.looks.push([detail.text, detail.milliseconds]);
  });
}
"""


@dataclass(frozen=True)
class Outcome:
    """`missed` counts the frames never decoded, by view; times are of looks that found a code."""

    frames: int
    decoded: int
    missed: dict[str, int]
    looks: int
    looks_with_code: int
    median_milliseconds: float
    p95_milliseconds: float
    admitted: int

    @property
    def share(self) -> float:
        return self.decoded / self.frames


def run(badges: int, seed: int, folder: Path) -> Outcome:
    """Show the badges to the camera until each has been seen, and count."""
    with served_hall(folder, badges) as served:
        papers = printed(served.hall.codes)
        seen = list(pictures(papers, seed))
        video = folder / "camera.y4m"
        write_video(video, [picture for _, picture in seen], FRAMES_PER_SECOND)
        served.start()
        camera = (*CAMERA, f"--use-file-for-fake-video-capture={video}")
        with phone(folder / "profile", served.base, *camera) as one:
            one.enrol(served.enrolment("Pintu 1"))
            looks = _watch(one, papers)
            admitted = _admitted(served, len({text for text, _ in looks if text}))
            assert one.errors == []
        return _outcome(papers, [view for view, _ in seen], looks, admitted)


def _watch(one: Phone, papers: Sequence[Printed]) -> list[tuple[str | None, float]]:
    """Let the video run once and a little longer."""
    one.page.evaluate(WATCH)
    wanted = {paper.code for paper in papers}
    deadline = time.monotonic() + len(papers) / FRAMES_PER_SECOND + PATIENCE_MS / 1000
    looks: list[Any] = []
    while time.monotonic() < deadline and not wanted <= {text for text, _ in looks}:
        one.page.wait_for_timeout(500)
        looks = one.page.evaluate("window.looks")
    return [(text, milliseconds) for text, milliseconds in looks]


def _admitted(served: ServedHall, decoded: int) -> int:
    """Return how many people the server has admitted, once they are as many as codes decoded.

    The phone's queue is no indication: it is also empty before a code that was just decoded is in
    it. People missing after `PATIENCE_MS` are not waited for and lower the count.
    """
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while True:
        people = {scan.attendee_id for scan in served.scans() if scan.verdict is Verdict.ADMITTED}
        if len(people) >= decoded or time.monotonic() > deadline:
            return len(people)
        time.sleep(0.2)


def _outcome(
    papers: Sequence[Printed],
    views: Sequence[View],
    looks: Sequence[tuple[str | None, float]],
    admitted: int,
) -> Outcome:
    found = {text for text, _ in looks}
    missed = Counter(
        view.name for paper, view in zip(papers, views, strict=True) if paper.code not in found
    )
    times = sorted(milliseconds for text, milliseconds in looks if text)
    return Outcome(
        frames=len(papers),
        decoded=len(papers) - missed.total(),
        missed=dict(missed),
        looks=len(looks),
        looks_with_code=len(times),
        median_milliseconds=round(statistics.median(times), 1),
        p95_milliseconds=round(times[int(len(times) * 0.95)], 1),
        admitted=admitted,
    )


def main() -> None:
    """Run the campaign, print the counts, and fail below its targets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--badges", type=int, default=110)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    configure_logs(Settings(log_level="warning"))
    with tempfile.TemporaryDirectory(prefix="titik-temu-camera-") as folder:
        outcome = run(given.badges, given.seed, Path(folder))
    print(f"frames decoded   {outcome.decoded} of {outcome.frames} ({outcome.share:.1%})")
    print(f"frames missed    {outcome.missed or 'none'}")
    print(f"badges admitted  {outcome.admitted}")
    print(f"looks            {outcome.looks}, {outcome.looks_with_code} of them found a code")
    print(f"median, p95      {outcome.median_milliseconds} ms, {outcome.p95_milliseconds} ms")
    fine = outcome.share >= TARGET_SHARE and outcome.median_milliseconds < TARGET_MILLISECONDS
    raise SystemExit(0 if fine else 1)


if __name__ == "__main__":
    main()
