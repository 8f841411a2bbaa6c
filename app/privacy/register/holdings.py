"""What is held of people: the one source of the register and of the notice at the door.

Each holding names the columns in which it is held. A test compares them with the tables: a new
column that may hold something of a person must be named here, or be known to say nothing of people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Basis(StrEnum):
    """Why data may be processed (UU 27/2022, article 20)."""

    PUBLIC_TASK = "public_task"
    LEGAL_DUTY = "legal_duty"
    INTEREST = "interest"


class Kept(StrEnum):
    """For how long data is kept."""

    RETENTION = "retention"
    """Until the event's personal data is erased."""
    EVENT = "event"
    """Until the event is deleted."""
    ACCOUNT = "account"
    DAY = "day"
    LOG = "log"


class Viewer(StrEnum):
    """Who sees data."""

    ORGANIZERS = "organizers"
    VIEWERS = "viewers"
    DOOR = "door"
    TABLES = "tables"
    ADMINISTRATORS = "administrators"
    NOBODY = "nobody"


class Goal(StrEnum):
    """Where data goes beside the database and its backups."""

    PAPER = "paper"
    PHONES = "phones"
    WHATSAPP = "whatsapp"
    FILES = "files"
    WEBHOOKS = "webhooks"


@dataclass(frozen=True, slots=True)
class Holding:
    """A kind of data about people; its name is that of its texts in the catalogue."""

    name: str
    columns: Mapping[str, Sequence[str]]
    """The columns of each table in which it is."""
    basis: Basis
    kept: Kept
    seen_by: Sequence[Viewer]
    goes_to: Sequence[Goal] = ()
    of_guests: bool = True
    """Whether it is about people of the event, so that the notice at the door names it."""


_ORGANIZERS: Final = (Viewer.ORGANIZERS, Viewer.ADMINISTRATORS)
_ADMINISTRATORS: Final = (Viewer.ADMINISTRATORS,)
HOLDINGS: Final = (
    Holding(
        "people",
        {"attendee": ("external_key", "name", "position")},
        Basis.PUBLIC_TASK,
        Kept.RETENTION,
        (*_ORGANIZERS, Viewer.VIEWERS, Viewer.DOOR, Viewer.TABLES),
        (Goal.PAPER, Goal.PHONES, Goal.FILES),
    ),
    Holding(
        "contact",
        {"attendee": ("phone", "phone_other", "email", "note")},
        Basis.PUBLIC_TASK,
        Kept.RETENTION,
        _ORGANIZERS,
        (Goal.WHATSAPP, Goal.FILES),
    ),
    Holding(
        "badges",
        {
            "badge": ("attendee_id", "number", "token"),
            "push_subscription": ("attendee_id", "endpoint", "p256dh", "auth", "told"),
        },
        Basis.PUBLIC_TASK,
        Kept.EVENT,
        (*_ORGANIZERS, Viewer.DOOR, Viewer.TABLES),
        (Goal.PAPER, Goal.PHONES),
    ),
    Holding(
        "arrivals",
        {
            "scan": ("attendee_id", "device", "raw"),
            "first_admission": ("attendee_id",),
            "scan_annulment": ("actor", "reason"),
            "scan_conflict": ("attendee_id", "resolved_by", "note"),
        },
        Basis.PUBLIC_TASK,
        Kept.EVENT,
        (*_ORGANIZERS, Viewer.VIEWERS, Viewer.DOOR),
        (Goal.WEBHOOKS,),
    ),
    Holding(
        "meetings",
        {
            "meeting_request": ("note",),
            "meeting_lock": ("note",),
            "meeting_fact": ("source", "next_step", "note"),
            "meeting_feedback": ("source", "note"),
        },
        Basis.PUBLIC_TASK,
        Kept.RETENTION,
        (*_ORGANIZERS, Viewer.TABLES),
        (Goal.FILES,),
    ),
    Holding(
        "lists",
        {
            "list_import": ("filename", "content", "sheet", "result"),
            "list_decision": ("row_key", "sheet", "decision", "reason", "actor"),
            "list_reading": ("content",),
            "list_application": ("changes", "before"),
        },
        Basis.PUBLIC_TASK,
        Kept.RETENTION,
        _ORGANIZERS,
    ),
    Holding(
        "papers",
        {"print_run": ("wish", "actor"), "print_part": ("content",)},
        Basis.PUBLIC_TASK,
        Kept.RETENTION,
        _ORGANIZERS,
        (Goal.PAPER,),
    ),
    Holding(
        "claims",
        {"privacy_claim": ("attendee_id", "asked", "recorded_by", "answered_by", "said")},
        Basis.LEGAL_DUTY,
        Kept.RETENTION,
        _ORGANIZERS,
    ),
    Holding(
        "erased",
        {"erased_mark": ("attendee_id", "mark")},
        Basis.LEGAL_DUTY,
        Kept.RETENTION,
        (Viewer.NOBODY,),
        of_guests=False,  # who was erased is no guest any more
    ),
    Holding(
        "users",
        {
            "app_user": ("username", "password_hash"),
            "membership": ("user_id",),
            "invitation": ("digest", "user_id"),
            "identity": ("issuer", "subject", "user_id"),
            "second_factor": ("user_id", "name", "secret", "credential_digest", "host"),
            "recovery_code": ("user_id", "digest"),
            "access_token": ("digest", "user_id", "name"),
            "device": ("name",),
        },
        Basis.INTEREST,
        Kept.ACCOUNT,
        _ADMINISTRATORS,
        of_guests=False,
    ),
    Holding(
        "trail",
        {
            "audit_entry": ("actor", "subject", "detail", "address"),
            "audit_link": ("address_mac",),
            "seat_release": ("released_by", "undone_by"),
            "standby_offer": ("offered_by", "answered_by"),
            "proposal": ("created_by", "decided_by"),
            "analysis": ("actor",),
            "timetable": ("origin",),
        },
        Basis.LEGAL_DUTY,
        Kept.LOG,
        _ORGANIZERS,
        of_guests=False,
    ),
    Holding(
        "repeats",
        {"idempotent_answer": ("sealed",)},
        Basis.INTEREST,
        Kept.DAY,
        (Viewer.NOBODY,),
        of_guests=False,
    ),
)
"""All that is held of people, that of the event's guests first."""
