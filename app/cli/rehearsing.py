"""The command that plays a made-up day: `titik-temu simulate-day`."""

from typing import Annotated

import typer

from app.cli.options import English, spoken


def register(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("simulate-day")(simulate_day)


def simulate_day(
    event: Annotated[
        str | None, typer.Option(help="Id or name of the demo's event; else the newest one.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Another number is another day.")] = 1,
    speed: Annotated[float, typer.Option(min=1, help="Minutes of the event in a minute.")] = 240,
    by_hand: Annotated[
        bool, typer.Option("--by-hand", help="Seats are released and offered by an organizer.")
    ] = False,
    server: Annotated[str, typer.Option(help="Address of the server.")] = "http://127.0.0.1:8000",
    token: Annotated[
        str | None,
        typer.Option(envvar="TITIK_TEMU_TOKEN", help="An organizer's; else you log in."),
    ] = None,
    english: English = False,
) -> None:
    """Play a made-up day at the demo's event, to be watched in a browser.

    People come, or not, late or unexpected; partners lead meetings; free seats are released,
    offered and taken; a partner is late and a table closes. It only calls the API of the server.
    """
    from app.simulation.command import simulate

    credentials: tuple[str, str] | str = token or (
        typer.prompt("User name" if english else "Nama pengguna"),
        typer.prompt("Password" if english else "Kata sandi", hide_input=True),
    )
    simulate(
        server,
        credentials,
        event=event,
        seed=seed,
        speed=speed,
        by_hand=by_hand,
        locale=spoken(english),
    )
