"""The example event, written again by its program, with the truth it was written from."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from examples.make_banjarnegara.__main__ import SEED
from examples.make_banjarnegara.attendee_list import attendee_list
from examples.make_banjarnegara.attendee_sheet import write_attendees
from examples.make_banjarnegara.lines import Expected, Line
from examples.make_banjarnegara.partner_list import PartnerLine, partner_lines, write_partners
from examples.make_banjarnegara.programme import write_event
from examples.make_banjarnegara.request_list import Wish, write_requests


@dataclass(frozen=True)
class Written:
    """The folder with the files, and every line with the number of the row it stands in."""

    folder: Path
    attendees: list[tuple[int, Line]]
    partners: list[tuple[int, PartnerLine]]
    requests: list[tuple[int, Wish]]

    def expected(self) -> dict[int, Expected]:
        """Return the attendees an importer must find, by row."""
        return {row: line.expected for row, line in self.attendees if line.expected is not None}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("banjarnegara")
    write_event(folder / "event.json")
    return Written(
        folder=folder,
        attendees=write_attendees(folder / "peserta.xlsx", attendee_list(SEED)),
        partners=write_partners(folder / "mitra.xlsx", partner_lines(SEED)),
        requests=write_requests(folder / "permintaan.csv"),
    )
