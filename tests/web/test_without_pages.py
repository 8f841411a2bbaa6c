"""An installation of the API alone says so, and shows no broken pages."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.core.settings import Settings
from app.main import create_app
from app.web.frame import assets


def test_without_built_pages_the_first_page_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "STATIC_DIR", tmp_path)
    app = create_app(Settings(data_dir=tmp_path, database_url="sqlite://"))
    client = TestClient(app)
    for path in ("/", "/api/v1/docs"):
        answer = client.get(path, headers={"Accept-Language": "en"})
        assert answer.status_code == 200
        assert "without its web pages" in answer.text
        assert "/api/v1/openapi.json" in answer.text
    assert client.get("/login").status_code == 404
