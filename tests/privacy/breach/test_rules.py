"""What an entry of the audit log says of personal data."""

from uuid import UUID

import pytest

from app.core.locale import has_text
from app.privacy.breach.rules import DATA, Exposure, Whose, whose

EVENT = "0197c0de-0000-7000-8000-000000000001"
WHO = "0197c0de-0000-7000-8000-000000000013"
AT = f"/api/v1/events/{EVENT}"


@pytest.mark.parametrize(
    ("action", "subject", "said"),
    [
        ("personal_data.read", f"{AT}/attendees/{WHO}", Whose(Exposure.PERSON, UUID(WHO))),
        (
            "personal_data.read",
            f"/events/{EVENT}/attendees/{WHO}",
            Whose(Exposure.PERSON, UUID(WHO)),
        ),
        (
            "personal_data.read",
            f"{AT}/attendees/{WHO}/personal-data.pdf",
            Whose(Exposure.EXPORT, UUID(WHO)),
        ),
        (
            "personal_data.read",
            f"/events/{EVENT}/cooperatives/{WHO}",
            Whose(Exposure.PARTY, party=UUID(WHO)),
        ),
        ("personal_data.read", f"{AT}/attendees", Whose(Exposure.PEOPLE)),
        ("personal_data.read", f"/events/{EVENT}/people", Whose(Exposure.PEOPLE)),
        ("personal_data.read", f"/events/{EVENT}/lists/1", Whose(Exposure.LISTS)),
        ("personal_data.read", f"{AT}/documents/messages", Whose(Exposure.MESSAGES)),
        ("personal_data.read", f"{AT}/claims", Whose(Exposure.CLAIMS)),
        ("personal_data.read", f"/events/{EVENT}/claims/{WHO}/answer", Whose(Exposure.CLAIMS)),
        ("personal_data.read", "/elsewhere", None),
        ("personal_data.erase", EVENT, Whose(Exposure.ERASED, UUID(EVENT))),
        ("attendee.update", WHO, Whose(Exposure.CHANGED, UUID(WHO))),
        ("import.apply", "1", Whose(Exposure.LISTS)),
        ("print_run.request", "1", Whose(Exposure.PAPERS)),
        ("timetable.publish", "1", None),
    ],
)
def test_it_says_whose_data_and_which(action: str, subject: str, said: Whose | None) -> None:
    assert whose(action, subject) == said


def test_each_kind_names_data_of_the_register_in_words() -> None:
    names = {name for kind in Exposure for name in DATA[kind]}
    assert [name for name in names if not has_text(f"privacy.what_{name}")] == []
    assert [kind for kind in Exposure if not has_text(f"privacy.exposure_{kind}")] == []
