"""What is changed in the audit log afterwards is found."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select
from typer.testing import CliRunner

from app.auth.audit import chain, trail
from app.auth.audit.keeping import link_all
from app.auth.records import AuditEntry, AuditLink
from app.cli import cli
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.core.sealing import Sealer
from tests.api import Api
from tests.conftest import StillClock


@pytest.fixture
def linked(engine: Engine, clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A log of seven entries in two events, linked in several goes."""
    monkeypatch.setattr(chain, "AT_ONCE", 3)
    with transaction(engine) as session:
        for number in range(7):
            trail.record(
                session,
                actor="panitia",
                action="thing.do",
                now=clock.now(),
                n=number,
                name="Budi é",
            )
    link_all(engine)
    return engine


def check(engine: Engine) -> chain.Checked:
    with transaction(engine, read_only=True) as session:
        return chain.check(session)


def entry(session: Session, number: int) -> AuditEntry:
    link = session.get_one(AuditLink, number)
    return session.get_one(AuditEntry, link.entry_id)


def change(session: Session) -> None:
    entry(session, 4).actor = "orang lain"


def change_detail(session: Session) -> None:
    entry(session, 4).detail = {"n": 99}


def take_out(session: Session) -> None:
    session.delete(entry(session, 4))


def take_out_with_its_link(session: Session) -> None:
    link = session.get_one(AuditLink, 4)
    session.delete(entry(session, 4))
    session.delete(link)


def swap(session: Session) -> None:
    one, other = session.get_one(AuditLink, 4), session.get_one(AuditLink, 6)
    first, second = one.entry_id, other.entry_id
    one.entry_id = new_id()
    session.flush()
    other.entry_id = first
    session.flush()
    one.entry_id = second


def test_an_untouched_log_is_whole(linked: Engine) -> None:
    whole = check(linked)
    assert (whole.links, whole.unlinked, whole.broken) == (7, 0, [])
    link_all(linked)
    assert check(linked) == whole


@pytest.mark.parametrize("harm", [change, change_detail, take_out, take_out_with_its_link, swap])
def test_every_change_is_found_where_it_was_made(
    linked: Engine, harm: Callable[[Session], None]
) -> None:
    with transaction(linked) as session:
        harm(session)
    assert 4 in check(linked).broken


def test_an_entry_put_in_later_is_linked_later_and_a_cut_end_is_known_by_its_head(
    linked: Engine, clock: StillClock
) -> None:
    head = check(linked).head
    with transaction(linked) as session:
        trail.record(session, actor="x", action="late.do", now=clock.now())
    assert check(linked).unlinked == 1
    link_all(linked)
    with transaction(linked) as session:
        assert chain.holds(session, head)
        last = session.exec(select(AuditLink).order_by(col(AuditLink.number).desc())).all()[:2]
        for link in last:
            session.delete(link)
    with transaction(linked, read_only=True) as session:
        assert not chain.holds(session, head)
        assert not chain.holds(session, "x")


def test_without_the_key_nobody_can_mend_the_chain() -> None:
    stranger = Sealer(lambda: b"another")
    assert stranger.mac(b"x", "a") != Sealer(lambda: b"the key").mac(b"x", "a")


def test_the_command_says_whether_the_log_is_whole(
    api: Api, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setenv("TITIK_TEMU_DATABASE_URL", settings.database)
    monkeypatch.setenv("TITIK_TEMU_DATA_DIR", str(settings.data_dir))
    link_all(api.engine)
    whole = CliRunner().invoke(cli, ["verify-audit", "--english"])
    assert whole.exit_code == 0, whole.output
    head = check(api.engine).head
    assert head in whole.output.replace("\n", "")
    with transaction(api.engine) as session:
        entry(session, 1).actor = "orang lain"
    harmed = CliRunner().invoke(cli, ["verify-audit", "--head", head])
    assert harmed.exit_code == 1, harmed.output
    unknown = CliRunner().invoke(cli, ["verify-audit", "--head", "9:x"])
    assert unknown.exit_code == 1, unknown.output
