"""`titik-temu demo`: run the example event with a progress bar, print the result, serve it."""

import shutil
from pathlib import Path

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy import Engine

from app.auth.principal import Principal
from app.auth.records import TokenKind, User
from app.auth.users import queries, service
from app.beginnings.sample import Imported, banjarnegara, on_day, working_day
from app.console import console, print_held, say, show_password
from app.core.clock import Clock, SystemClock
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.files import private_folder
from app.core.locale import DEFAULT_LOCALE, Locale, number, text
from app.core.logs import configure_logs
from app.core.sealing import seal_by
from app.core.settings import Settings
from app.demo.pipeline import Demo, DemoResult
from app.imports.views import apply_out
from app.main import create_app
from app.migrations import migrate
from app.serving import site, supervisor
from app.sheets.rows import place_of
from app.web.home.view import tier

MARK = ".titik-temu-demo"
STEPS = 7


class NotADemoFolderError(Exception):
    """The folder holds a database that is not a demo's; it is left unchanged."""


def run_demo(
    folder: Path,
    *,
    port: int,
    serve: bool,
    locale: Locale = DEFAULT_LOCALE,
    today: bool = False,
) -> DemoResult:
    """Run the demo anew in `folder`, print its result, and serve it if `serve` is set.

    With `today` the event is today, or on the next working day, so that scans and releases can be
    tried; otherwise it is on the day on which it was.
    """
    settings = Settings(data_dir=folder, database_url=None, jobs_database_url=None)
    configure_logs(settings.model_copy(update={"log_level": "warning"}))
    prepare_folder(folder)
    engine = open_engine(settings.database)
    migrate(engine)
    seal_by(engine, settings)
    clock = SystemClock()
    caller, password = first_user(engine, clock)
    example = banjarnegara()
    if today:
        example = on_day(example, working_day(example.event, clock.now()))
    result = _run(Demo(engine, example, caller, clock, folder, locale), locale)
    result.password = password
    print_result(result, locale)
    address = f"http://127.0.0.1:{port}"
    say(text("demo.documents", locale, folder=folder.resolve()))
    say(text("demo.api", locale, address=f"{address}/api/v1/docs"))
    say(text("demo.simulate", locale))
    show_password(
        service.FIRST_USER,
        password,
        again=text("demo.password_again", locale),
        locale=locale,
        address=address,
    )
    if serve:
        app = create_app(settings, engine=engine)
        with supervisor.embedded_worker(settings):
            site.serve_app(app, host="127.0.0.1", port=port)
    engine.dispose()
    return result


def prepare_folder(folder: Path) -> None:
    """Make the folder, or empty an earlier demo's; NotADemoFolderError if it holds other data."""
    marker = folder / MARK
    if folder.exists() and any(folder.iterdir()):
        if not marker.exists():
            raise NotADemoFolderError(folder)
        shutil.rmtree(folder)
    private_folder(folder)
    marker.touch()


def first_user(engine: Engine, clock: Clock) -> tuple[Principal, str]:
    """Add the administrator; return the user and the password."""
    password = service.set_up_first_user(engine, service.FIRST_USER, clock.now())
    with transaction(engine, read_only=True) as session:
        user: User | None = queries.user_by_name(session, service.FIRST_USER)
    if user is None or password is None:
        raise RuntimeError("the demo's database is not a new one")
    caller = Principal(
        user_id=user.id,
        username=user.username,
        is_admin=True,
        token_id=user.id,
        token_kind=TokenKind.API,
    )
    return caller, password


def _run(demo: Demo, locale: Locale) -> DemoResult:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=STEPS)
        begun = 0

        def begin(step: str) -> None:
            nonlocal begun
            progress.update(task, completed=begun, description=text(f"demo.step_{step}", locale))
            begun += 1

        result = demo.run(begin)
        progress.update(task, completed=STEPS, description=text("demo.step_done", locale))
    return result


def print_result(result: DemoResult, locale: Locale) -> None:
    """Print what was imported, what was held back and why, and what the timetable reaches."""
    for item in result.lists:
        _tell_list(item, locale)
    if result.summary is None:
        return
    say(
        text(
            "demo.timetable",
            locale,
            meetings=number(result.summary.meetings, locale),
            requested=number(result.summary.requested, locale),
        )
    )
    table = Table(text("web.tier", locale), text("demo.tier_proof", locale))
    visitors = sum(share.cooperatives for share in result.summary.by_count)
    for reached in result.summary.tiers:
        told = tier(reached, visitors, locale)
        table.add_row(told.sentence, told.limit)
    console.print(table)
    for share in result.summary.by_count:
        counts = {"meetings": share.meetings, "cooperatives": share.cooperatives}
        say("  " + text("demo.by_count", locale, **counts))
    spent = ", ".join(
        f"{text(f'demo.step_{name}', locale)} {number(round(value, 1), locale)} s"
        for name, value in result.seconds.items()
    )
    total = number(round(sum(result.seconds.values()), 1), locale)
    say(text("demo.seconds", locale, total=total) + " " + spent)


def _tell_list(item: Imported, locale: Locale) -> None:
    say(
        text(
            "demo.list",
            locale,
            file=item.filename,
            rows=len(item.read.rows),
            created=item.result.created,
            held=item.result.held_back,
        )
    )
    for remark in apply_out(item.result, item.read, locale).held:
        print_held(place_of(remark), remark.detail, locale)
