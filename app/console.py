"""What every command writes with."""

import typer
from rich.box import DOUBLE
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from app.core.locale import Locale, text

ACTOR = "command line"
"""Under this name the audit log knows what commands did."""
REFUSED = 2
"""Exit code for a file, a folder or an event that cannot be used."""
console = Console()


def refuse(sentence: str) -> typer.Exit:
    """Say why a command cannot go on; raise what this returns."""
    console.print(sentence, style="red", markup=False, highlight=False)
    return typer.Exit(REFUSED)


def say(sentence: str) -> None:
    """Write a sentence as it stands."""
    console.print(sentence, markup=False, highlight=False, soft_wrap=True)


def show_password(
    username: str, password: str, *, again: str, locale: Locale, address: str | None = None
) -> None:
    """Write, in a frame of its own, how to log in with a password that is never shown again.

    `again` is the sentence that tells how to come by another; `address` is left out where no
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


def print_held(row: int, why: str, locale: Locale) -> None:
    """Write why a row waits for a person."""
    line = text("cli.held_row", locale, row=row, why=why)
    console.print(f"  {line}", markup=False, highlight=False)
