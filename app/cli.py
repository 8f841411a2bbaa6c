"""The command line: `titik-temu ...`. Each command assembles what it needs and nothing more."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy import Engine

from app import serving, worker
from app.auth import service as auth
from app.auth.passwords import hash_password, make_password
from app.auth.queries import user_by_name
from app.core.clock import SystemClock
from app.core.db import open_engine, transaction
from app.core.locale import Locale, text
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.demo.command import NotADemoFolderError, run_demo
from app.importing import apply_list, look, print_json, print_preview, refuse
from app.imports.records import ListKind
from app.main import create_app
from app.migrations import migrate as migrate_database

FIRST_USER = "panitia"
cli = typer.Typer(
    name="titik-temu",
    help="Event check-in and business-meeting scheduling.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
console = Console()


def main() -> None:
    """Entry point of the `titik-temu` command."""
    cli()


def _prepared(settings: Settings) -> Engine:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database)
    migrate_database(engine)
    return engine


def show_first_password(engine: Engine) -> None:
    """On the first run, make the administrator and show the password, this once."""
    with transaction(engine) as session:
        password = auth.set_up_first_user(session, FIRST_USER, SystemClock().now())
    if password is not None:
        console.print(f"First run. Log in as [bold]{FIRST_USER}[/] with [bold]{password}[/]")
        console.print("This password is shown only now; `titik-temu password` makes another.")


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    run_worker: Annotated[
        bool, typer.Option("--worker/--no-worker", help="Run a worker beside the API.")
    ] = True,
) -> None:
    """Serve the API and the pages."""
    settings = Settings()
    configure_logs(settings)
    engine = _prepared(settings)
    show_first_password(engine)
    app = create_app(settings, engine=engine)
    if not run_worker:
        serving.serve_app(app, host=host, port=port)
        return
    with serving.embedded_worker(settings):
        serving.serve_app(app, host=host, port=port)


@cli.command("worker")
def run_worker(
    until_stdin_closes: Annotated[
        bool, typer.Option(help="End when standard input ends (for a parent process).")
    ] = False,
) -> None:
    """Carry out solve runs and other jobs."""
    settings = Settings()
    configure_logs(settings)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    worker.run(settings, until_stdin_closes=until_stdin_closes)


@cli.command()
def migrate() -> None:
    """Bring the database to the schema of this version."""
    settings = Settings()
    _prepared(settings).dispose()
    console.print(f"The database is up to date: {open_engine(settings.database).url!r}")


@cli.command()
def password(
    username: Annotated[str, typer.Argument(help="Who forgot theirs.")] = FIRST_USER,
) -> None:
    """Give a user a new password and show it, once."""
    engine = _prepared(Settings())
    made = make_password()
    with transaction(engine) as session:
        user = user_by_name(session, username.strip().lower())
        if user is None:
            console.print(f"There is no user {username!r}.", style="red")
            raise typer.Exit(1)
        user.password_hash = hash_password(made)
        session.add(user)
    console.print(f"New password of [bold]{username}[/]: [bold]{made}[/]")


@cli.command("import")
def import_list(
    kind: Annotated[ListKind, typer.Argument(help="What the list is about.")],
    file: Annotated[Path, typer.Argument(help="An .xlsx or .csv file.")],
    event: Annotated[
        str | None, typer.Option(help="Apply to the event of this id or name.")
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Only look; needs no event and no database.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --preview: rows and findings as JSON.")
    ] = False,
    sheet: Annotated[str | None, typer.Option(help="The sheet to read.")] = None,
    english: Annotated[bool, typer.Option("--english", help="Speak English.")] = False,
) -> None:
    """Look at a list as it is (--preview), or apply it to an event (--event)."""
    locale: Locale = "en" if english else "id"
    if preview == (event is not None):
        raise typer.BadParameter("say either --preview or --event EVENT")
    if event is not None:
        engine = _prepared(Settings())
        apply_list(console, engine, kind, file, wanted=event, sheet=sheet, locale=locale)
        return
    read = look(console, kind, file, sheet, locale)
    if as_json:
        print_json(read, locale)
    else:
        print_preview(console, read, locale)


@cli.command()
def openapi(
    target: Annotated[Path, typer.Argument(help="Where to write the document.")],
) -> None:
    """Write the OpenAPI document of the API."""
    document = create_app(Settings(database_url="sqlite://")).openapi()
    target.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8")


@cli.command()
def demo(
    directory: Annotated[
        Path, typer.Option("--dir", help="Folder for the database and the documents.")
    ] = Path("demo-output"),
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    serve_after: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the event afterwards.")
    ] = True,
) -> None:
    """Run the Banjarnegara event from its lists to its documents, then serve it."""
    try:
        run_demo(directory, port=port, serve=serve_after)
    except NotADemoFolderError:
        raise refuse(console, text("demo.folder_taken", folder=directory)) from None


if __name__ == "__main__":
    main()
