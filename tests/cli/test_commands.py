"""Commands that change the database, run as an operator does."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from typer.testing import CliRunner

from app.auth.passwords import password_matches
from app.auth.records import AccessToken, AuditEntry, User
from app.cli import cli
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.migrations import is_current
from tests.api import EVENT, Api
from tests.auth.factors.keys import PASSWORD, TOKENS, person, with_app

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LIST = Path("examples/banjarnegara/mitra.xlsx")


@pytest.fixture(autouse=True)
def on_this_database(
    monkeypatch: pytest.MonkeyPatch, database_url: str, tmp_path: Path, api: Api
) -> None:
    monkeypatch.setenv("TITIK_TEMU_DATABASE_URL", database_url)
    monkeypatch.setenv("TITIK_TEMU_DATA_DIR", str(tmp_path))


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, words)
    return done.exit_code, done.output


def test_a_forgotten_password_is_replaced_and_the_log_says_so(engine: Engine) -> None:
    status, said = run("password", " Organizer ")
    assert status == 0, said
    assert re.search(r"Nama pengguna +organizer", said), said
    made = re.search(r"Kata sandi +(\S+)", said)
    assert made is not None, said
    with transaction(engine, read_only=True) as session:
        user = session.exec(select(User).where(User.username == "organizer")).one()
        assert password_matches(made[1], user.password_hash)
        tokens = session.exec(select(AccessToken).where(AccessToken.user_id == user.id)).all()
        assert tokens
        assert all(token.revoked_at for token in tokens), "what the old one opened ends"
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "user.password")).one()
        assert (entry.actor, entry.subject) == ("command line", str(user.id))
    status, said = run("password", "organizer", "--english")
    assert re.search(r"Password +(\S+)", said), said
    status, said = run("password", "[/siapa]")
    assert (status, "[/siapa]" in said) == (2, True), said


def test_a_lost_second_factor_is_reset_on_the_machine(api: Api) -> None:
    siti = person(api)
    with_app(api, siti)
    body = {"username": "siti", "password": PASSWORD}
    assert api.anonymous.post(TOKENS, json=body).status_code == 401
    assert run("reset-second-factor", "siapa")[0] == 2
    status, said = run("reset-second-factor", " Siti ", "--english")
    assert (status, "siti's log-in" in said) == (0, True), said
    assert siti.get("/api/v1/auth/me").status_code == 401
    assert api.anonymous.post(TOKENS, json=body).status_code == 201


def test_a_list_is_applied_to_an_event_by_its_name_or_id(api: Api) -> None:
    status, said = run("import", "partners", str(LIST), "--event", EVENT["name"], "--english")
    assert status == 0, said
    assert len(api.get(api.viewer, api.at("/partners"), limit=200)["items"]) == 28
    actors = {e["actor"] for e in api.get(api.organizer, api.at("/audit"), limit=200)["items"]}
    assert "command line" in actors
    assert run("import", "partners", str(LIST), "--event", str(api.event_id))[0] == 0
    for wanted in ("Kontak Bisnis", "0197c0de-0000-7000-8000-000000000001"):
        assert run("import", "partners", str(LIST), "--event", wanted)[0] == 2
    api.post(api.admin, "/api/v1/events", EVENT)
    assert run("import", "partners", str(LIST), "--event", EVENT["name"])[0] == 2, "there are two"
    assert run("import", "partners", "nothing.xlsx", "--event", EVENT["name"])[0] == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [((), "Basis data sudah sesuai dengan versi ini: "), (("--english",), "The database is up to")],
)
def test_migrating_is_told_in_both_languages(
    words: tuple[str, ...], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"sqlite:///{tmp_path / 'new.db'}"
    monkeypatch.setenv("TITIK_TEMU_DATABASE_URL", address)
    status, said = run("migrate", *words)
    assert status == 0, said
    assert said.startswith(sentence), said
    assert said.strip().endswith(address)
    engine = open_engine(address)
    assert is_current(engine)
    engine.dispose()
