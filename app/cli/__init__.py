"""The command line: `titik-temu ...`.

Commands import what they run only when they are called, so that the preview of a list does not wait
until a web server and a solver are loaded.
"""

from pathlib import Path
from typing import Annotated, Literal

import typer

from app.cli import backups, rehearsing, speaking
from app.cli.options import English, spoken
from app.core.files import keep_to_owner
from app.core.loading import loading

cli = typer.Typer(
    name="titik-temu",
    help="Event check-in and business-meeting scheduling.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
backups.register(cli)
rehearsing.register(cli)
speaking.register(cli)


def main() -> None:
    """Entry point of the `titik-temu` command; the files that it makes are its user's alone."""
    keep_to_owner()
    cli()


@cli.command()
def serve(
    host: Annotated[
        str | None,
        typer.Option(help="Address to listen on; 127.0.0.1, with --tls every address."),
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen on; 8000, with --tls 8443.")
    ] = None,
    tls: Annotated[
        bool,
        typer.Option("--tls", help="HTTPS for a hall without internet, so that cameras work."),
    ] = False,
    trust_port: Annotated[
        int, typer.Option(help="With --tls: port of the page that tells phones what to install.")
    ] = 8080,
    run_worker: Annotated[
        bool, typer.Option("--worker/--no-worker", help="Run a worker as well as the API.")
    ] = True,
    english: English = False,
) -> None:
    """Serve the API and the pages."""
    with loading():
        from app.cli import running

    if tls:
        running.serve_hall(
            host or "0.0.0.0",  # noqa: S104 - phones of the hall are to reach it
            8443 if port is None else port,
            trust_port=trust_port,
            with_worker=run_worker,
            locale=spoken(english),
        )
    else:
        running.serve(
            host or "127.0.0.1",
            8000 if port is None else port,
            with_worker=run_worker,
            locale=spoken(english),
        )


@cli.command()
def worker(
    until_stdin_closes: Annotated[
        bool, typer.Option(help="End when standard input ends (for a parent process).")
    ] = False,
) -> None:
    """Carry out solve runs and other jobs."""
    with loading():
        from app.cli import working

    working.work(until_stdin_closes=until_stdin_closes)


@cli.command()
def migrate(english: English = False) -> None:
    """Bring the database to the schema of this version."""
    with loading():
        from app.cli import running

    running.migrate(spoken(english))


@cli.command()
def password(
    username: Annotated[
        str | None,
        typer.Argument(help="The user who forgot their password; the first user if left out."),
    ] = None,
    english: English = False,
) -> None:
    """Give a user a new password and show it, once."""
    with loading():
        from app.cli import running

    running.give_password(username, spoken(english))


@cli.command("reset-second-factor")
def reset_second_factor(
    username: Annotated[str, typer.Argument(help="The user who lost their phone or key.")],
    english: English = False,
) -> None:
    """Let a user log in with the password alone, who has lost the second factor."""
    from app.cli import running

    running.reset_second_factor(username, spoken(english))


@cli.command("import")
def import_list(
    kind: Annotated[
        Literal["attendees", "partners", "requests"], typer.Argument(help="What the list is about.")
    ],
    file: Annotated[Path, typer.Argument(help="An .xlsx or .csv file.")],
    event: Annotated[
        str | None, typer.Option(help="Apply to the event of this id or name.")
    ] = None,
    preview: Annotated[
        bool,
        typer.Option(
            "--preview", help="Only show what the list contains; needs no event and no database."
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --preview: rows and findings as JSON.")
    ] = False,
    sheet: Annotated[str | None, typer.Option(help="The sheet to read.")] = None,
    region: Annotated[
        list[str] | None,
        typer.Option(help="With --preview: a regency's code, such as 33.22; may be repeated."),
    ] = None,
    places: Annotated[
        Path | None, typer.Option(help="With --preview: a list of the event's own places.")
    ] = None,
    confirm_columns: Annotated[
        bool,
        typer.Option(
            "--confirm-columns",
            help="With --event: take columns without a heading for what --preview says they hold.",
        ),
    ] = False,
    english: English = False,
) -> None:
    """Look at a list as it is (--preview), or apply it to an event (--event)."""
    with loading():
        from app.cli import previewing

    locale = spoken(english)
    if preview == (event is not None):
        raise typer.BadParameter("say either --preview or --event EVENT")
    if event is not None:
        with loading():
            from app.cli import applying
        applying.apply_list(
            kind, file, wanted=event, sheet=sheet, confirm_columns=confirm_columns, locale=locale
        )
    else:
        area = previewing.area(region or [], places, locale)
        previewing.show(kind, file, area=area, sheet=sheet, locale=locale, as_json=as_json)


@cli.command("verify-audit")
def verify_audit(
    head: Annotated[
        str | None, typer.Option(help="What this command printed once: it must still be there.")
    ] = None,
    english: English = False,
) -> None:
    """Tell whether anybody has changed the audit log, or taken anything out of it."""
    with loading():
        from app.cli import auditing

    auditing.verify(head, spoken(english))


@cli.command("new-secret-key")
def new_secret_key(english: English = False) -> None:
    """Go on without the lost secret key: badges get new signing keys, the audit log a new chain."""
    with loading():
        from app.cli import resealing

    resealing.begin_anew(spoken(english))


@cli.command()
def openapi(
    target: Annotated[Path, typer.Argument(help="Where to write the document.")],
) -> None:
    """Write the OpenAPI document of the API."""
    with loading():
        from app.cli import running

    running.write_openapi(target)


@cli.command()
def demo(
    directory: Annotated[
        Path, typer.Option("--dir", help="Folder for the database and the documents.")
    ] = Path("demo-output"),
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    serve_after: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the event afterwards.")
    ] = True,
    as_it_was: Annotated[
        bool, typer.Option("--as-it-was", help="On 4 July 2025, instead of today.")
    ] = False,
    english: English = False,
) -> None:
    """Run the Banjarnegara event from its lists to its documents, then serve it.

    The event is today, or on the next working day, so that scans and releases can be tried.
    """
    with loading():
        from app.console import refuse
        from app.core.locale import text
        from app.demo.command import NotADemoFolderError, run_demo

    try:
        run_demo(
            directory,
            port=port,
            serve=serve_after,
            locale=spoken(english),
            today=not as_it_was,
        )
    except NotADemoFolderError:
        raise refuse(text("cli.folder_taken", spoken(english), folder=directory)) from None
