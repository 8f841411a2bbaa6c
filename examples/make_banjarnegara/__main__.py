"""Write all files of the example event."""

from pathlib import Path

from examples.make_banjarnegara.attendee_list import attendee_list
from examples.make_banjarnegara.attendee_sheet import write_attendees
from examples.make_banjarnegara.partner_list import partner_lines, write_partners
from examples.make_banjarnegara.programme import write_event
from examples.make_banjarnegara.request_list import write_requests
from examples.make_banjarnegara.sources import EVENT_FOLDER

SEED = 20250704


def write_example(folder: Path) -> None:
    """Write the four files of the event into a folder."""
    write_event(folder / "event.json")
    write_attendees(folder / "peserta.xlsx", attendee_list(SEED))
    write_partners(folder / "mitra.xlsx", partner_lines(SEED))
    write_requests(folder / "permintaan.csv")


if __name__ == "__main__":
    write_example(EVENT_FOLDER)
