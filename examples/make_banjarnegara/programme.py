"""The event day: a Friday, with ten slots of twenty minutes around Friday prayer."""

import json
from datetime import datetime, timedelta
from pathlib import Path

SLOT = timedelta(minutes=20)
SLOTS_PER_SESSION = 5


def _interval(
    kind: str, names: tuple[str, str], start: str, end: str, session: str | None = None
) -> dict[str, str | None]:
    return {
        "kind": kind,
        "title_id": names[0],
        "title_en": names[1],
        "starts_at": start,
        "ends_at": end,
        "session": session,
    }


def _slots(first: int, start: str, session: str) -> list[dict[str, str | None]]:
    begin = datetime.strptime(start, "%H:%M")  # noqa: DTZ007 - a time of day, zone in the event
    return [
        _interval(
            "slot",
            (f"Sesi {first + place}", f"Slot {first + place}"),
            f"{begin + place * SLOT:%H:%M}",
            f"{begin + (place + 1) * SLOT:%H:%M}",
            session,
        )
        for place in range(SLOTS_PER_SESSION)
    ]


def event() -> dict[str, object]:
    """Return the event with its programme, as a request body of the API."""
    return {
        "name": "Kontak Bisnis Koperasi Desa/Kelurahan Merah Putih Banjarnegara",
        "place": "Aula Sasana Abdi Praja, Banjarnegara",
        "date": "2025-07-04",
        "timezone": "Asia/Jakarta",
        "public_url": None,
        "programme": [
            _interval("registration", ("Registrasi peserta", "Registration"), "07:00", "08:30"),
            _interval("plenary", ("Pembukaan", "Opening"), "08:30", "09:40"),
            *_slots(1, "09:40", "pagi"),
            _interval(
                "break",
                ("Salat Jumat dan makan siang", "Friday prayer and lunch"),
                "11:20",
                "13:00",
            ),
            *_slots(1 + SLOTS_PER_SESSION, "13:00", "siang"),
            _interval("plenary", ("Penutupan", "Closing"), "14:40", "15:00"),
        ],
    }


def write_event(path: Path) -> None:
    """Write the event as JSON."""
    text = json.dumps(event(), ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
