"""What every command writes with."""

import typer
from rich.console import Console

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


def print_held(row: int, why: str, locale: Locale) -> None:
    """Write why a row waits for a person."""
    line = text("cli.held_row", locale, row=row, why=why)
    console.print(f"  {line}", markup=False, highlight=False)
