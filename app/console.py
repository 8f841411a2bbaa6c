"""Functions with which every command writes."""

import platform
import sqlite3

import typer
from rich.box import DOUBLE
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from app.core.database.engine import is_sqlite_fit
from app.core.locale import Locale, text
from app.core.settings import Settings

ACTOR = "command line"
"""The name of commands in the audit log."""
REFUSED = 2
"""Exit code for a file, a folder or an event that cannot be used."""
console = Console()


def refuse(sentence: str) -> typer.Exit:
    """Print why a command cannot continue; the caller raises the exception that this returns."""
    console.print(sentence, style="red", markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(REFUSED)


def refuse_unfit_sqlite(settings: Settings, locale: Locale) -> None:
    """End the command with a sentence where the databases are SQLite's and it is too old."""
    if settings.jobs_database.startswith("sqlite") and not is_sqlite_fit():
        found = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
        raise refuse(text("cli.sqlite_unfit", locale, **found))


def say(sentence: str) -> None:
    """Print a sentence unchanged."""
    console.print(sentence, markup=False, highlight=False, soft_wrap=True)


def show_password(
    username: str, password: str, *, again: str, locale: Locale, address: str | None = None
) -> None:
    """Print, in a frame, how to log in with a password that is not shown again.

    `again` is the sentence that says how to get another password; `address` is left out if no
    server is about to start.
    """
    facts = Table.grid(padding=(0, 2))
    for name, value in (("address", address), ("username", username), ("password", password)):
        if value is not None:
            facts.add_row(text(f"cli.login_{name}", locale), Text(value, style="bold"))
    lines = Table.grid()
    lines.add_row(facts)
    lines.add_row("")
    lines.add_row(Text(text("cli.password_once", locale), style="bold"))
    lines.add_row(Text(again))
    frame = Panel(lines, title=text("cli.login", locale), box=DOUBLE, padding=(1, 2), expand=False)
    console.print(Padding(frame, (1, 0)), highlight=False)


def print_held(row: str, why: str, locale: Locale) -> None:
    """Print why a row is held back."""
    line = text("cli.held_row", locale, row=row, why=why)
    console.print(f"  {line}", markup=False, highlight=False)
