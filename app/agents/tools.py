"""The tools: what each does, in words that an agent chooses by, and which calls it makes."""

from collections.abc import Callable
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import Field

from app.agents.calling import Api

WAIT: Final = 20
"""Seconds for which an answer of a question is waited for at a time."""
ROUNDS: Final = 6
LATEST: Final = 10
"""Timetables that an overview shows, the newest ones."""
Event = Annotated[UUID, Field(description="id of the event, from list_events")]
Cooperative = Annotated[UUID, Field(description="id of the cooperative, from find_person")]
Partner = Annotated[UUID, Field(description="id of the partner, from find_person")]
Number = Annotated[int, Field(ge=1, description="number of the timetable within the event")]
Confirmed = Annotated[
    bool,
    Field(
        description="true only after a person has agreed to exactly this; false says what it does"
    ),
]
Answer = dict[str, Any]


class Reading:
    """Tools that change nothing that anybody is told."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def all(self) -> list[Callable[..., Answer]]:
        """Return the tools."""
        return [
            self.list_events,
            self.event_overview,
            self.find_person,
            self.arrivals_and_absent,
            self.list_conflicts,
            self.party_agenda,
            self.explain_ungranted,
            self.capacity_what_if,
            self.preview_import,
        ]

    def list_events(self) -> Answer:
        """List the events that you may see, with their ids, names and days."""
        return self._api.rows("/events")

    def event_overview(self, event_id: Event) -> Answer:
        """Say how an event stands: days, lists, timetables, arrivals, what became of meetings."""
        at = _at(event_id)
        return {
            "event": self._api.get(at),
            "lists": self._api.rows(f"{at}/imports"),
            "timetables": self._api.every(f"{at}/timetables")[-LATEST:],
            "arrivals": self._api.get(f"{at}/arrivals"),
            "results": self._api.get(f"{at}/results"),
        }

    def find_person(
        self,
        event_id: Event,
        words: Annotated[
            str,
            Field(min_length=1, max_length=100, description="part of a name, village or partner"),
        ],
    ) -> Answer:
        """Find people, cooperatives, partners and tables by words, tolerant of spelling."""
        found: Answer = self._api.get(f"{_at(event_id)}/find", q=words, limit=10)
        return found

    def arrivals_and_absent(self, event_id: Event) -> Answer:
        """Say how many have come, and who has not, by kecamatan."""
        at = _at(event_id)
        return {
            "arrivals": self._api.get(f"{at}/arrivals"),
            "absent": self._api.rows(f"{at}/arrivals/absent"),
        }

    def list_conflicts(self, event_id: Event) -> Answer:
        """List what was scanned at the doors and does not fit together, with its effect."""
        return self._api.rows(f"{_at(event_id)}/conflicts")

    def party_agenda(
        self,
        event_id: Event,
        cooperative_id: Cooperative | None = None,
        partner_id: Partner | None = None,
    ) -> Answer:
        """List the meetings of one cooperative or one partner in the published timetable."""
        at = _at(event_id)
        number = self._published(event_id)
        if number is None:
            return {"published": False}
        meetings = self._api.rows(
            f"{at}/timetables/{number}/meetings",
            cooperative_id=_text(cooperative_id),
            partner_id=_text(partner_id),
        )
        return {"published": True, "timetable": number, "meetings": meetings}

    def explain_ungranted(
        self, event_id: Event, cooperative_id: Cooperative, partner_id: Partner
    ) -> Answer:
        """Explain why a pair does not meet, and the least change that would let it meet.

        It asks the solver, which takes up to half a minute, and changes nothing.
        """
        number = self._published(event_id)
        if number is None:
            return {"published": False}
        question = {"cooperative_id": str(cooperative_id), "partner_id": str(partner_id)}
        return self._answered(event_id, f"timetables/{number}/why-not", question)

    def capacity_what_if(
        self,
        event_id: Event,
        more_tables: Annotated[
            list[int],
            Field(min_length=1, max_length=5, description="tables more or fewer for each partner"),
        ],
        slots: Annotated[
            list[int | None],
            Field(min_length=1, max_length=5, description="slots of the day; null: as planned"),
        ] = [None],  # noqa: B006 - only read
    ) -> Answer:
        """Say how many meetings there would be room for with other tables or slots."""
        question = {"more_tables": more_tables, "slots": slots}
        return self._answered(event_id, "capacity", question)

    def preview_import(
        self,
        event_id: Event,
        number: Annotated[int, Field(ge=1, description="number of the uploaded list")],
    ) -> Answer:
        """Show what was understood of an uploaded list, its findings, and what applying does."""
        at = f"{_at(event_id)}/imports/{number}"
        return {
            "list": self._api.get(at),
            "findings": self._api.rows(f"{at}/findings"),
            "plan": self._api.get(f"{at}/plan"),
        }

    def _published(self, event_id: UUID) -> int | None:
        """Return the number of the published timetable; None: there is none."""
        known = self._api.every(f"{_at(event_id)}/timetables")
        return next((one["number"] for one in known if one["status"] == "published"), None)

    def _answered(self, event_id: UUID, ask: str, question: Answer) -> Answer:
        """Ask, wait for the answer, and return it; what is not answered by then says so."""
        asked = self._api.post(f"{_at(event_id)}/{ask}", question)
        return waited(self._api, f"{_at(event_id)}/analyses/{asked['number']}")


class Writing:
    """Tools that change something, each only once a person has agreed."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def all(self) -> list[Callable[..., Answer]]:
        """Return the tools."""
        return [self.propose_repair, self.start_solve, self.publish]

    def propose_repair(
        self,
        event_id: Event,
        changes: Annotated[
            list[Answer],
            Field(
                min_length=1,
                max_length=20,
                description="changes as the API's create_proposal takes them, such as "
                '{"kind": "cooperative_absent", "cooperative_id": "..."}',
            ),
        ],
        confirmed: Confirmed = False,
    ) -> Answer:
        """Work out the timetable with the least change after something happened on the day.

        It becomes a proposal that waits for an organizer; nobody is told anything before.
        """
        if not confirmed:
            return _asks(f"make a proposal for {len(changes)} changes; it waits to be adopted")
        made = self._api.post(f"{_at(event_id)}/proposals", {"changes": changes})
        return waited(self._api, f"{_at(event_id)}/proposals/{made['number']}")

    def start_solve(
        self,
        event_id: Event,
        seconds: Annotated[int, Field(ge=1, le=300, description="time limit")] = 30,
        confirmed: Confirmed = False,
    ) -> Answer:
        """Let the solver make a timetable of the lists as they are now; it stays a draft."""
        if not confirmed:
            return _asks(f"solve for at most {seconds} seconds; the result is a draft")
        started: Answer = self._api.post(f"{_at(event_id)}/solve-runs", {"time_limit": seconds})
        return started

    def publish(self, event_id: Event, timetable: Number, confirmed: Confirmed = False) -> Answer:
        """Publish a timetable: everybody's agenda, screens and tables show it from then on."""
        at = f"{_at(event_id)}/timetables/{timetable}"
        if not confirmed:
            summary = self._api.get(f"{at}/summary")
            return {**_asks(f"publish timetable {timetable} to everybody"), "summary": summary}
        published: Answer = self._api.post(f"{at}/publish")
        return published


def waited(api: Api, path: str) -> Answer:
    """Return what is at an address once it is done, or as it is after `ROUNDS` of waiting."""
    found: Answer = {}
    for _ in range(ROUNDS):
        found = api.get(path, wait=WAIT)
        if found["status"] not in ("queued", "running"):
            break
    return found


def _asks(deed: str) -> Answer:
    return {"done": False, "would": deed, "next": "ask a person, then call again with confirmed"}


def _at(event_id: UUID) -> str:
    return f"/events/{event_id}"


def _text(identity: UUID | None) -> str | None:
    return None if identity is None else str(identity)
