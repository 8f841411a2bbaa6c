"""One badge as a file, through HTTP: its code can be read in each form."""

import cv2
import numpy as np
import pytest
import zxingcpp

from tests.api import Api
from tests.checkin.hall import furnish
from tests.documents.samples import page_image


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def test_a_badge_is_had_as_pdf_png_and_svg_until_it_is_revoked(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    path = api.at(f"/badges/{hall.badges[1]}")
    files = {kind: api.organizer.get(f"{path}/badge.{kind}") for kind in ("pdf", "png", "svg")}
    assert {
        kind: (one.status_code, one.headers["Content-Type"]) for kind, one in files.items()
    } == {
        "pdf": (200, "application/pdf"),
        "png": (200, "image/png"),
        "svg": (200, "image/svg+xml"),
    }
    picture = cv2.imdecode(np.frombuffer(files["png"].content, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    for image in (picture, page_image(files["pdf"].content, 0, 300)):
        (found,) = zxingcpp.read_barcodes(image)
        assert found.text == hall.codes[1]
    assert files["svg"].text.startswith("<svg")
    assert api.organizer.get(f"{path}/badge.gif").status_code == 422
    api.post(api.organizer, f"{path}/revoke", {"reason": "lost"}, status=200)
    gone = api.organizer.get(f"{path}/badge.png")
    assert (gone.status_code, gone.json()["code"]) == (409, "badge_revoked")
