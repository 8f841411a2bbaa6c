"""Wire shapes of questions."""

from typing import Annotated

from pydantic import ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Seed
from app.core.meanings.ids import CooperativeId, MeetingId, PartnerId

LONGEST_ANALYSIS = 60


MOST_POINTS = 60


MOST_CHOICES = 6


MOST_RATES = 10


MOST_RUNS = 1000


MOST_MORE_TABLES = 20


MOST_SEATS = 100


MOST_SLOTS = 200


Seconds = Annotated[
    float,
    Field(
        ge=1, le=LONGEST_ANALYSIS, allow_inf_nan=False, description="Seconds at most", examples=[30]
    ),
]


Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class WhyNotIn(RequestBody):
    """Which pair does not meet; neither side need have asked for the other."""

    cooperative_id: CooperativeId
    partner_id: PartnerId
    time_limit: Seconds = 10
    seed: Seed = 1
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "cooperative_id": "0197d2f0-4a00-7000-8000-000000000001",
                    "partner_id": "0197d2f0-4a00-7000-8000-000000000002",
                }
            ]
        }
    )


class MovesIn(RequestBody):
    """Which meeting is to go elsewhere."""

    meeting_id: MeetingId
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"meeting_id": "0197d2f0-4a00-7000-8000-000000000003"}]}
    )


class CapacityIn(RequestBody):
    """A grid: every combination of the three lists is one point; null is how things are."""

    more_tables: Annotated[
        list[Annotated[int, Field(ge=-MOST_MORE_TABLES, le=MOST_MORE_TABLES)]],
        Field(min_length=1, description="Tables added to every partner, or taken away"),
    ] = [0]
    seats: Annotated[
        list[Annotated[int, Field(ge=1, le=MOST_SEATS)] | None],
        Field(min_length=1, description="Seats that every table then has"),
    ] = [None]
    slots: Annotated[
        list[Annotated[int, Field(ge=1, le=MOST_SLOTS)] | None],
        Field(min_length=1, description="Slots of the programme: the first ones, or more"),
    ] = [None]
    time_limit: Seconds = 30
    seed: Seed = 1
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"more_tables": [0, 1], "seats": [None, 2]}]}
    )


class TableValuesIn(RequestBody):
    """How long to compute what one more table of each partner adds."""

    time_limit: Seconds = 30
    model_config = ConfigDict(json_schema_extra={"examples": [{"time_limit": 30}]})


class RobustnessIn(RequestBody):
    """Rates of no-shows, and the number of simulated days for each."""

    rates: Annotated[
        list[Share],
        Field(
            min_length=1,
            max_length=MOST_RATES,
            description="Shares of cooperatives that do not come, 0 to 1 each",
        ),
    ] = [0.1, 0.2, 0.3]
    runs: Annotated[
        int, Field(ge=1, le=MOST_RUNS, description="Simulated days for each rate", examples=[100])
    ] = 100
    time_limit: Seconds = 30
    seed: Seed = 1
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"rates": [0.1, 0.2], "runs": 100, "seed": 1}]}
    )


class OverbookingIn(RequestBody):
    """The rate of no-shows, and what it costs to turn a cooperative away."""

    rate: Annotated[
        Share, Field(description="Share of cooperatives that do not come, 0 to 1", examples=[0.2])
    ] = 0.2
    turned_away_cost: Annotated[
        float,
        Field(
            ge=0,
            le=1000,
            allow_inf_nan=False,
            description="How many empty seats one cooperative without a seat is as bad as",
            examples=[3.0],
        ),
    ] = 3.0
    most: Annotated[
        int, Field(ge=0, le=10, description="Extra bookings a slot at most", examples=[3])
    ] = 3
    model_config = ConfigDict(json_schema_extra={"examples": [{"rate": 0.2}]})


class AlternativesIn(RequestBody):
    """How many timetables to choose among, and how much any two of them are to differ."""

    count: Annotated[
        int,
        Field(
            ge=2,
            le=MOST_CHOICES,
            description="Timetables in all, this one among them",
            examples=[3],
        ),
    ] = 3
    share: Annotated[
        float,
        Field(
            gt=0,
            le=1,
            allow_inf_nan=False,
            description="Share of this timetable's meetings in which any two differ at least, 0 to "
            "1: meetings in another slot, or that only one of the two holds",
            examples=[0.2],
        ),
    ] = 0.2
    time_limit: Seconds = 30
    seed: Seed = 1
    model_config = ConfigDict(json_schema_extra={"examples": [{"count": 3, "share": 0.2}]})
