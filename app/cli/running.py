"""Commands that run the service or maintain its database."""

import json
import os
from pathlib import Path

from sqlalchemy import Engine

from app.auth.factors import service as factors
from app.auth.hashing import new_password
from app.auth.users import service
from app.auth.users.queries import user_by_name
from app.backup.before import copy_before_migration
from app.badges import keys
from app.cli import fitting
from app.console import ACTOR, console, refuse, refuse_unfit_sqlite, say, show_password
from app.core.clock import SystemClock
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.files import private_folder
from app.core.locale import Locale, text
from app.core.logs import configure_logs
from app.core.qr import for_terminal
from app.core.sealing import SealBrokenError, missing_key, seal_by
from app.core.settings import Settings
from app.hall.addresses import LOOPBACK, address_of, own_addresses, own_names
from app.hall.certificates import Certified, certifiable, certify, fingerprint
from app.hall.trust_site import Hall, trust_site
from app.main import create_app, engine_of_requests
from app.migrations import SchemaTooNewError
from app.migrations import migrate as migrate_database
from app.notify.feed import renewing as feed
from app.serving import site, supervisor

FIRST_PASSWORD = "first-password.txt"  # noqa: S105 - a file's name
"""File in the data folder with the first password, where no terminal could show it."""
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on
"""Hosts that stand for every address of this machine."""


def migrated_engine(settings: Settings, locale: Locale) -> Engine:
    """Return an engine whose database has the newest schema, and whose secrets are sealed."""
    engine = unsealed_engine(settings, locale)
    _seal(engine, settings, locale)
    return engine


def unsealed_engine(settings: Settings, locale: Locale) -> Engine:
    """Return an engine whose database has been migrated to the newest schema.

    A database of SQLite is copied before it is changed. Whether the installation's secret key fits
    it has not been looked at.
    """
    refuse_unfit_sqlite(settings, locale)
    private_folder(settings.data_dir)
    engine = open_engine(settings.database)
    copied = copy_before_migration(engine, settings.data_dir, SystemClock().now())
    if copied is not None:
        say(text("cli.copied_before_migration", locale, file=copied))
    try:
        migrate_database(engine)
    except SchemaTooNewError:
        raise refuse(text("cli.schema_too_new", locale)) from None
    seal_by(engine, settings)
    return engine


def _seal(engine: Engine, settings: Settings, locale: Locale) -> None:
    """Seal what is stored open yet; refuse to go on without the key, or with another one.

    None is made in place of one that is missing: the real one may be found.
    """
    absent = missing_key(engine, settings)
    if absent is not None:
        with transaction(engine, read_only=True) as session:
            is_lost = fitting.needs_key(session)
        if is_lost:
            raise refuse(text("cli.secret_key_missing", locale, file=absent))
        if engine.dialect.name != "sqlite":
            say(text("cli.secret_key_first", locale, file=absent))
    try:
        with transaction(engine) as session:
            keys.seal_all(session)
            fits = fitting.fits(session)
    except SealBrokenError:
        fits = False
    if not fits:
        raise refuse(text("cli.secret_key_wrong", locale))


def serve(host: str, port: int, *, with_worker: bool, locale: Locale) -> None:
    """Serve until SIGINT or SIGTERM; show the first password on the first run."""
    reached = LOOPBACK if host in EVERYWHERE else host
    address = f"http://{reached}:{port}"
    _serve(Settings(), host, port, with_worker=with_worker, locale=locale, address=address)


def serve_hall(host: str, port: int, *, trust_port: int, with_worker: bool, locale: Locale) -> None:
    """Serve over HTTPS with our own certificate, and show phones how to trust it."""
    settings = Settings()
    own = address_of(host)
    hosts = certifiable(own_addresses() if own is None else [own, LOOPBACK])
    names = own_names()
    certified = certify(settings.data_dir / "tls", names, hosts, SystemClock().now())
    hall = Hall((*map(str, hosts), *names), port, trust_port, certified.authority)
    settings = settings.model_copy(update={"secure_cookies": True, "hall_url": hall.secure()})
    with site.serve_in_thread(trust_site(hall), host=host, port=trust_port):
        console.print(text("hall.open", locale), f"[bold]{hall.secure()}[/]")
        console.print(text("hall.first", locale, address=hall.trust()), highlight=False)
        console.print(for_terminal(hall.trust()), markup=False, highlight=False)
        console.print(
            text("hall.fingerprint", locale, fingerprint=fingerprint(certified.authority)),
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=True,
        )
        _serve(
            settings,
            host,
            port,
            with_worker=with_worker,
            locale=locale,
            address=hall.secure(),
            certified=certified,
        )


def _serve(
    settings: Settings,
    host: str,
    port: int,
    *,
    with_worker: bool,
    locale: Locale,
    address: str,
    certified: Certified | None = None,
) -> None:
    configure_logs(settings)
    engine = migrated_engine(settings, locale)
    feed.renew(engine, SystemClock().now())
    _show_first_password(engine, settings.data_dir, address, locale)
    if settings.pgbouncer_url is not None:
        engine.dispose()
        engine = engine_of_requests(settings)
    app = create_app(settings, engine=engine)
    if not with_worker:
        site.serve_app(app, host=host, port=port, certified=certified)
        return
    with supervisor.embedded_worker(settings):
        site.serve_app(app, host=host, port=port, certified=certified)


def _show_first_password(engine: Engine, data_dir: Path, address: str, locale: Locale) -> None:
    password = service.set_up_first_user(engine, service.FIRST_USER, SystemClock().now())
    if password is not None:
        again = text("cli.password_again", locale)
        if console.is_terminal:
            show_password(service.FIRST_USER, password, again=again, locale=locale, address=address)
        else:
            _keep_first_password(data_dir / FIRST_PASSWORD, password, again, address, locale)


def _keep_first_password(
    file: Path, password: str, again: str, address: str, locale: Locale
) -> None:
    """Write the first password to a file that only this user may read, and say where it is.

    What is printed here may be kept in a log that others read.
    """
    lines = (("address", address), ("username", service.FIRST_USER), ("password", password))
    told = [f"{text(f'cli.login_{name}', locale)}: {value}" for name, value in lines]
    file.unlink(missing_ok=True)
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(opened, "w", encoding="utf-8") as sink:
        sink.write("\n".join([*told, "", text("cli.password_file_delete", locale), again, ""]))
    say(text("cli.password_file", locale, file=file.resolve()))


def migrate(locale: Locale) -> None:
    """Bring the database to the newest schema and print its URL."""
    engine = migrated_engine(Settings(), locale)
    said = text("cli.migrated", locale, database=repr(engine.url))
    console.print(said, markup=False, soft_wrap=True)
    engine.dispose()


def give_password(username: str | None, locale: Locale) -> None:
    """Give a user (None: the administrator of the first run) a new password; show it, once."""
    username = username or service.FIRST_USER
    password = new_password()
    now = SystemClock().now()
    with transaction(migrated_engine(Settings(), locale)) as session:
        user = user_by_name(session, username.strip().lower())
        if user is None:
            raise refuse(text("cli.user_unknown", locale, username=repr(username)))
        service.give_password(session, actor=ACTOR, user_id=user.id, password=password, now=now)
    again = text("cli.password_again", locale)
    show_password(user.username, password.made or "", again=again, locale=locale)


def reset_second_factor(username: str, locale: Locale) -> None:
    """Remove a user's second factors and end their log-ins."""
    now = SystemClock().now()
    with transaction(migrated_engine(Settings(), locale)) as session:
        user = user_by_name(session, username.strip().lower())
        if user is None:
            raise refuse(text("cli.user_unknown", locale, username=repr(username)))
        factors.reset(session, actor=ACTOR, user_id=user.id, now=now)
    say(text("cli.second_factor_reset", locale, username=user.username))


def write_openapi(target: Path) -> None:
    """Write the OpenAPI document of the API."""
    document = create_app(Settings(database_url="sqlite://")).openapi()
    target.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8")
