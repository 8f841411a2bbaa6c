"""The command that lets an agent use an installation: `titik-temu mcp`."""

import sys
from typing import Annotated

import typer

from app.cli.options import English, spoken
from app.core.locale import text


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("mcp")(mcp)


def mcp(
    token: Annotated[
        str, typer.Option(envvar="TITIK_TEMU_TOKEN", help="Your token; best in the environment.")
    ],
    server: Annotated[str, typer.Option(help="Address of the server.")] = "http://127.0.0.1:8000",
    writes: Annotated[
        bool,
        typer.Option("--allow-writes", help="Also propose, solve and publish, once you agree."),
    ] = False,
    english: English = False,
) -> None:
    """Speak the Model Context Protocol on standard input and output, as you.

    An agent can then look into your events, and, if you let it, propose, solve and publish. It sees
    no telephone numbers, badges or scans.
    """
    try:
        from app.agents.server import build, client_of
    except ModuleNotFoundError:
        sys.stderr.write(text("cli.mcp_missing", spoken(english)) + "\n")
        raise typer.Exit(1) from None
    build(client_of(server, token, spoken(english)), writes=writes).run("stdio")
