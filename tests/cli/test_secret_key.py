"""An installation whose secret key is lost says so, makes none by itself, and can go on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete
from sqlmodel import col, select
from typer.testing import CliRunner

from app.auth.audit import chain
from app.auth.audit.keeping import link_all
from app.auth.records import AuditEntry, AuditLink
from app.badges.keys import private_half
from app.badges.records import SigningKey
from app.cli import cli
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.sealing import FILE, seal_by
from app.core.settings import Settings
from app.webhooks.records import OffReason, WebhookEndpoint
from tests.api import Api
from tests.auth.factors.keys import FACTORS, TOKENS, person, with_app, with_passkey
from tests.auth.factors.keys import PASSWORD as SITI
from tests.checkin.hall import furnish
from tests.core.test_sealing import KEY
from tests.devices.phones import phone

SQLITE_ONLY = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def file(monkeypatch: pytest.MonkeyPatch, database_url: str, tmp_path: Path) -> Path:
    monkeypatch.delenv("TITIK_TEMU_SECRET_KEY")
    monkeypatch.setenv("TITIK_TEMU_DATABASE_URL", database_url)
    monkeypatch.setenv("TITIK_TEMU_DATA_DIR", str(tmp_path))
    return tmp_path / FILE


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [*words, "--english"])
    return done.exit_code, done.output


def furnished(api: Api) -> None:
    """Give the event people with badges, and chain the log."""
    seal_by(api.engine, Settings())
    furnish(api.engine, api.event_id, api.now)
    link_all(api.engine)


@SQLITE_ONLY
def test_a_lost_key_is_missed_and_none_is_made_in_its_place(api: Api, file: Path) -> None:
    furnished(api)
    file.unlink()
    for command in ("migrate", "password", "verify-audit"):
        status, said = run(command)
        assert (status, file.exists()) == (2, False)
        assert "secret key is missing" in said
        assert "new-secret-key" in said


@SQLITE_ONLY
def test_a_chain_alone_is_missed_as_well(api: Api, file: Path) -> None:
    furnished(api)
    with transaction(api.engine) as session:
        assert session.exec(select(AuditLink)).first()
        for key in session.exec(select(SigningKey)):
            key.private_key = b"x" * 32
    file.unlink()
    assert run("migrate")[0] == 2


@SQLITE_ONLY
@pytest.mark.parametrize("instead", [None, KEY.get_secret_value()], ids=["missing", "another"])
def test_who_has_lost_the_key_goes_on_with_another(
    api: Api, file: Path, instead: str | None
) -> None:
    furnished(api)
    with transaction(api.engine, read_only=True) as session:
        (lost,) = session.exec(select(SigningKey)).all()
    file.unlink()
    if instead is not None:
        file.write_text(instead, "ascii")
    assert run("migrate")[0] == 2
    status, said = run("new-secret-key")
    assert (status, "1 signing keys replaced" in said) == (0, True), said
    assert run("migrate")[0] == 0
    engine = open_engine(Settings().database)
    seal_by(engine, Settings())
    with transaction(engine, read_only=True) as session:
        rows = session.exec(select(SigningKey)).all()
        by_id = {key.id: key for key in rows}
        new = next(key for key in rows if key.id != lost.id)
        assert by_id[lost.id].retired_at
        assert not by_id[lost.id].revoked_at, "printed badges stay valid"
        assert private_half(session, new)
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "secret_key.new")).one()
        assert entry.detail["keys"] == 1
        assert entry.detail["links"] > 0
    link_all(engine)
    assert run("verify-audit")[0] == 0
    engine.dispose()
    status, said = run("new-secret-key")
    assert (status, "Nothing was changed" in said) == (0, True), said


@SQLITE_ONLY
def test_what_the_lost_key_sealed_of_second_factors_is_set_up_again(api: Api, file: Path) -> None:
    furnished(api)
    siti, budi = person(api), person(api, "budi")
    with_app(api, siti)
    with_passkey(api, budi)
    file.unlink()
    status, said = run("new-secret-key")
    assert (status, "of 1 users" in said) == (0, True), said
    seal_by(api.engine, Settings())
    assert (
        api.anonymous.post(TOKENS, json={"username": "siti", "password": SITI}).status_code == 201
    )
    kept = api.get(budi, FACTORS)
    assert (len(kept["factors"]), kept["recovery_codes_left"]) == (1, 0)


def _app_alone(api: Api) -> None:
    with_app(api, person(api))


def _webhook_alone(api: Api) -> None:
    wish = {"url": "https://dinas.example.id/titik-temu", "kinds": None}
    api.post(api.organizer, api.at("/webhooks"), wish)


def _chain_alone(api: Api) -> None:
    for place in ("Pendapa", "Balai", "Gedung"):
        etag = {"If-Match": api.admin.get(api.at()).headers["ETag"]}
        assert api.admin.patch(api.at(), json={"place": place}, headers=etag).status_code == 200
    link_all(api.engine)


@SQLITE_ONLY
@pytest.mark.parametrize("seal_one", [_app_alone, _webhook_alone, _chain_alone])
def test_whatever_the_key_sealed_shows_that_another_does_not_fit(
    api: Api, file: Path, seal_one: Callable[[Api], None]
) -> None:
    seal_by(api.engine, Settings())
    with transaction(api.engine) as session:
        session.execute(delete(SigningKey))
    seal_one(api)
    file.write_text(KEY.get_secret_value(), "ascii")
    status, said = run("migrate")
    assert (status, "not the one" in said) == (2, True), said
    status, said = run("new-secret-key")
    assert (status, "Nothing was changed" in said) == (0, False), said
    assert run("migrate")[0] == 0
    assert "Nothing was changed" in run("new-secret-key")[1]
    with transaction(api.engine, read_only=True) as session:
        off = {one.off_reason for one in session.exec(select(WebhookEndpoint))}
    assert off <= {OffReason.SECRET_LOST}


@SQLITE_ONLY
def test_an_entry_that_was_changed_says_nothing_of_the_key(api: Api, file: Path) -> None:
    furnished(api)
    with transaction(api.engine) as session:
        newest = select(AuditLink).order_by(col(AuditLink.number).desc())
        link = session.exec(newest).first()
        assert link is not None
        session.get_one(AuditEntry, link.entry_id).actor = "orang lain"
    assert run("migrate")[0] == 0
    assert "Nothing was changed" in run("new-secret-key")[1]
    assert run("verify-audit")[0] != 0


@SQLITE_ONLY
def test_a_code_of_an_app_that_cannot_be_opened_is_wrong(api: Api, file: Path) -> None:
    seal_by(api.engine, Settings())
    app = with_app(api, person(api))
    file.write_text(KEY.get_secret_value(), "ascii")
    seal_by(api.engine, Settings())
    wish = {"username": "siti", "password": SITI, "code": app.code(api, later=1)}
    answer = api.anonymous.post(TOKENS, json=wish)
    assert (answer.status_code, answer.json()["code"]) == (401, "code_wrong")


@SQLITE_ONLY
def test_a_phone_that_knew_the_lost_key_is_still_answered(api: Api, file: Path) -> None:
    furnished(api)
    device = phone(api)
    file.unlink()
    assert run("new-secret-key")[0] == 0
    seal_by(api.engine, Settings())
    answer = device.client.get(api.at("/snapshot"))
    assert answer.status_code == 200, "a phone of before believes it once it is enrolled again"
    assert device.client.get(api.at("/device")).status_code == 200


@SQLITE_ONLY
def test_a_running_service_keeps_the_key_it_began_with(api: Api, file: Path) -> None:
    furnished(api)
    file.unlink()
    with transaction(api.engine) as session:
        assert not chain.check(session).broken
    assert not file.exists()


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_a_first_key_beside_postgresql_is_told(engine: Engine, file: Path) -> None:
    assert engine
    status, said = run("migrate")
    assert (status, str(file) in said.replace("\n", "")) == (0, True), said
    assert "Keep a copy" in said
