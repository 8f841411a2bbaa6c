"""`python -m app.cli`: the same as `titik-temu`."""

from app.cli import main

main()
