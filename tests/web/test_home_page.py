"""The first page of an event: what it says at each point of the tour."""

from typing import Any

import pytest

from app.core.db import transaction
from app.imports.outcome import ApplyResult, Remark
from app.imports.records import Import, ImportStatus, ListKind
from app.meetings.records import Asker, Request, RequestSource
from app.timetable.schemas import TierOut
from app.web.home_view import held_rows, tier
from app.web.routes import install_pages
from tests.api import Api
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


def home(api: Api) -> str:
    install_pages(api.app)
    answer = api.viewer.get(f"/events/{api.event_id}")
    assert answer.status_code == 200, answer.text
    return " ".join(answer.text.split())


def applied(number: int, kind: ListKind, *held: Remark, **fields: Any) -> Import:
    result = ApplyResult(held_back=len(held), held=list(held))
    return Import(
        number=number,
        kind=kind,
        filename=f"{kind}-{number}.xlsx",
        content=b"",
        status=ImportStatus.APPLIED,
        result=result.model_dump(mode="json"),
        **fields,
    )


def test_an_empty_event_says_what_is_still_to_do(api: Api) -> None:
    page = home(api)
    assert "Start a solve run" in page
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


def test_rows_held_back_are_listed_with_their_reason(api: Api, sample: Sample) -> None:
    remark = Remark(row=12, line=12, code="village_not_found", params={"found": "Gumelem"})
    with transaction(api.engine) as session:
        session.add(
            applied(1, ListKind.ATTENDEES, remark, event_id=api.event_id, created_at=api.now)
        )
    page = home(api)
    assert "1 rows of the lists are not in yet" in page
    assert '<td class="number">12</td>' in page
    assert "Gumelem" in page
    assert 'data-state="attention"' in page


def test_only_the_latest_application_of_each_kind_of_list_counts() -> None:
    first = Remark(row=3, line=3, code="village_missing")
    second = Remark(row=4, line=4, code="village_missing")
    partner = Remark(row=5, line=5, code="partner_name_missing")
    lists = [
        applied(3, ListKind.ATTENDEES, second),
        applied(1, ListKind.ATTENDEES, first),
        applied(2, ListKind.PARTNERS, partner),
        Import(
            number=4,
            kind=ListKind.ATTENDEES,
            filename="x",
            content=b"",
            status=ImportStatus.PREVIEWED,
        ),
    ]
    assert {(row.file, row.row) for row in held_rows(lists, "id")} == {
        ("attendees-3.xlsx", 4),
        ("partners-2.xlsx", 5),
    }


@pytest.mark.parametrize(
    ("name", "value", "bound", "proven", "sentence", "limit"),
    [
        ("fairness", [6, 4], [6, 4], True, "≥1 / ≥2 meetings: 6 / 4 of 6", "proven best"),
        ("first_choices", [1181], [1200], False, "First choices granted: 1,181", "bound 1,200"),
        ("satisfaction", [45120], None, False, "score of the matches: 45,120", "no bound known"),
        ("compactness", [2, 3], [0, 0], False, "idle slots: 2 / 3", "bound 0 / 0"),
        ("host_balance", [9875], [10000], False, "partner: 98.8%", "bound 100%"),
    ],
)
def test_each_tier_of_the_certificate_is_said_in_words(
    name: str, value: list[int], bound: list[int] | None, proven: bool, sentence: str, limit: str
) -> None:
    told = tier(
        TierOut(
            name=name,
            value=value,
            bound=bound,
            gap=None,
            proven=proven,
            witness=False,
            seconds=0.1,
            method="flow",
        ),
        6,
        "en",
    )
    assert told.sentence.endswith(sentence)
    assert (told.limit, told.proven) == (limit, proven)
