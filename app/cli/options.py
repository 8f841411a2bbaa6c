"""What several commands take."""

from typing import Annotated, Literal

import typer

English = Annotated[bool, typer.Option("--english", help="Write English.")]
"""Option of all commands for organizers, which write Bahasa Indonesia unless it is set."""


def spoken(english: bool) -> Literal["id", "en"]:
    """Return the locale in which a command writes."""
    return "en" if english else "id"
