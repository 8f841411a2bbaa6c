"""The first page of an event: what it says at each point of the tour."""

import pytest
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.imports.applying.outcome import ApplyResult
from app.imports.applying.rules import latest_applied
from app.imports.records import Import, ImportStatus, ListKind
from app.requests.records import Asker, Request, RequestSource
from app.timetable.comparing.schemas import TierOut
from app.web.home.view import tier
from tests.api import Api
from tests.conftest import EVENT_MORNING
from tests.web.sample import Sample, write_sample


@pytest.fixture
def sample(api: Api) -> Sample:
    with transaction(api.engine) as session:
        sample = write_sample(session, api.event_id, api.now)
        session.add_all(
            Request(
                event_id=api.event_id,
                cooperative_id=meeting.cooperative_id,
                partner_id=meeting.partner_id,
                asker=Asker.COOPERATIVE,
                source=RequestSource.DERIVED,
                rank=1,
                score=80,
                created_at=api.now,
            )
            for meeting in sample.meetings
        )
    return sample


def home(api: Api, client: TestClient | None = None) -> str:
    answer = (client or api.viewer).get(f"/events/{api.event_id}")
    assert answer.status_code == 200, answer.text
    return " ".join(answer.text.split())


def applied(number: int, kind: ListKind, held: int) -> Import:
    return Import(
        event_id=new_id(),
        created_at=EVENT_MORNING,
        number=number,
        kind=kind,
        filename=f"{kind}-{number}.xlsx",
        content=b"",
        status=ImportStatus.APPLIED,
        result=ApplyResult(held_back=held).model_dump(mode="json"),
    )


def upload(api: Api) -> None:
    """Upload and apply a list of which one row is held back."""
    path = api.at("/imports")
    rows = (
        "Desa;Kecamatan;Nama;Nomor HP\nBerta;Susukan;Sari;081200001111\n"
        "Negeri Antah;Susukan;Budi;081200002222\nDerik;Susukan;Wati;081200003333\n"
    )
    made = api.organizer.post(
        path,
        data={"kind": "attendees"},
        files={"file": ("peserta.csv", rows.encode(), "text/csv")},
    )
    assert made.status_code == 201, made.text
    done = api.organizer.post(f"{path}/{made.json()['number']}/apply")
    assert done.status_code == 200, done.text


def test_an_empty_event_says_what_is_still_to_do(api: Api) -> None:
    assert 'role="button"' not in home(api), "viewers are not asked to do anything"
    page = home(api, api.organizer)
    assert "Bring in the list of attendees" in page
    assert page.count('role="button"') == 1, "one thing to do"
    assert "Every row" not in page
    assert "0 cooperatives" in page
    assert page.count('data-state="done"') == 1  # the programme


def test_figures_come_from_the_timetable_that_counts(api: Api, sample: Sample) -> None:
    page = home(api)
    assert "<dt>meetings</dt><dd>8</dd>" in page
    assert "<dt>pairs asked for</dt><dd>8</dd>" in page
    assert "<dt>seat-slots available</dt><dd>12</dd>" in page
    assert "Timetable version 1, published." in page
    assert '<th scope="row">0</th><td class="number">1</td>' in page
    assert '<th scope="row">3</th><td class="number">1</td>' in page
    assert '<th scope="row">Susukan</th><td class="number">4</td><td class="number">3</td>' in page


def test_organizers_are_led_to_the_rows_held_back(api: Api) -> None:
    upload(api)
    page = home(api, api.organizer)
    assert "1 rows of the lists are not in yet" in page
    assert 'data-state="attention"' in page
    assert f'href="/events/{api.event_id}/held-back"' in page
    rows = api.organizer.get(f"/events/{api.event_id}/held-back").text
    assert "peserta.csv" in rows
    assert "Row 3" in rows
    assert "Negeri Antah" in rows


def test_viewers_see_how_many_rows_wait_but_not_what_is_in_them(api: Api) -> None:
    upload(api)
    page = home(api)
    assert "1 rows of the lists are not in yet" in page
    assert "/held-back" not in page
    assert api.viewer.get(f"/events/{api.event_id}/held-back").status_code == 403


def test_looking_at_the_rows_held_back_is_audited(api: Api) -> None:
    upload(api)
    api.organizer.get(f"/events/{api.event_id}/held-back")
    entries = api.get(api.organizer, api.at("/audit"), limit=200)["items"]
    assert [entry["subject"] for entry in entries if entry["action"] == "personal_data.read"] == [
        f"/events/{api.event_id}/lists/1"
    ]


def test_only_the_latest_application_of_each_kind_of_list_counts() -> None:
    lists = [
        applied(3, ListKind.ATTENDEES, 4),
        applied(1, ListKind.ATTENDEES, 9),
        applied(2, ListKind.PARTNERS, 1),
        Import(
            event_id=new_id(),
            created_at=EVENT_MORNING,
            number=4,
            kind=ListKind.ATTENDEES,
            filename="x",
            content=b"",
            status=ImportStatus.PREVIEWED,
        ),
    ]
    assert {(imp.number, result.held_back) for imp, result in latest_applied(lists)} == {
        (3, 4),
        (2, 1),
    }


@pytest.mark.parametrize(
    ("name", "value", "bound", "basis", "sentence", "limit"),
    [
        (
            "fairness",
            [6, 4],
            [6, 4],
            "witness",
            "at least 1 / 2 meetings: 6 / 4 of 6",
            "anybody can check",
        ),
        (
            "fairness",
            [6, 4],
            [6, 4],
            "solver",
            "at least 1 / 2 meetings: 6 / 4 of 6",
            "solver's word",
        ),
        ("first_choices", [1181], [1200], "none", "First choices granted: 1,181", "bound 1,200"),
        ("satisfaction", [45120], None, "none", "score of the matches: 45,120", "no bound known"),
        (
            "compactness",
            [2, 3],
            [0, 0],
            "none",
            "meetings: 2 breaks, 3 slots of waiting",
            "bound 0 breaks",
        ),
        ("host_balance", [9875], [10000], "none", "partner: 98.8%", "bound 100%"),
    ],
)
def test_each_tier_of_the_certificate_is_said_in_words(
    name: str, value: list[int], bound: list[int] | None, basis: str, sentence: str, limit: str
) -> None:
    told = tier(
        TierOut(
            name=name,
            value=value,
            bound=bound,
            gap=None,
            proven=basis != "none",
            witness=basis == "witness",
            seconds=0.1,
            method="flow",
        ),
        6,
        "en",
    )
    assert told.sentence.endswith(sentence)
    assert told.basis == basis
    assert limit in told.limit
