"""`titik-temu import --preview`: what a list contains, without any event or database."""

import json
from pathlib import Path
from typing import Any

import typer
from rich.table import Table

from app.console import console, print_held, refuse
from app.core.locale import Locale, text
from app.sheets.errors import SheetError, in_words
from app.sheets.files.limits import read_bounded
from app.sheets.findings import Finding
from app.sheets.lists.places import places_of
from app.sheets.lists.preview import Kind, Preview, preview
from app.sheets.rows import place_of
from app.sheets.values.regions.own import area_with
from app.sheets.values.regions.shipped import DEFAULT_REGIONS, regencies
from app.sheets.values.regions.villages import Regions


def read_file(path: Path, locale: Locale) -> bytes:
    """Return a file's bytes; end the command with a sentence if it cannot be read."""
    try:
        return read_bounded(path)
    except SheetError as error:
        raise refuse(text(error.text_key, locale, **in_words(error.params, locale))) from None
    except OSError as error:
        raise refuse(f"{path}: {error.strerror}") from None


def area(codes: list[str], places: Path | None, locale: Locale) -> Regions:
    """Return the places that a list may name: those in a file, and villages of regencies.

    Without codes and file, they are the villages of Kabupaten Banjarnegara.
    """
    unknown = [code for code in codes if code not in regencies()]
    if unknown:
        raise refuse(text("errors.regency_unknown", locale, regency=unknown[0]))
    if places is None:
        return area_with("", tuple(codes) or DEFAULT_REGIONS)
    data = read_file(places, locale)
    try:
        read = preview("places", data, places.name)
    except SheetError as error:
        raise refuse(text(error.text_key, locale, **in_words(error.params, locale))) from None
    headings = {column.field: column.header for column in read.columns}
    own = places_of(read.rows, headings.get("name", ""), headings.get("kecamatan", ""))
    return area_with(own.text(), tuple(codes))


def show(
    kind: Kind,
    path: Path,
    *,
    area: Regions,
    sheet: str | None,
    locale: Locale,
    as_json: bool,
) -> None:
    """Print what a list contains, read with an area and the shipped vocabulary."""
    data = read_file(path, locale)
    try:
        read = preview(kind, data, path.name, sheet=sheet, regions=area)
    except SheetError as error:
        raise refuse(text(error.text_key, locale, **in_words(error.params, locale))) from None
    if as_json:
        _print_json(read, locale)
    else:
        _print_preview(read, locale)


def _print_json(read: Preview[Any], locale: Locale) -> None:
    document = read.to_json(lambda finding: _sentence(finding, locale))
    typer.echo(json.dumps(document, ensure_ascii=False, indent=1))


def _print_preview(read: Preview[Any], locale: Locale) -> None:
    table = Table(title=f"{read.file} · {read.sheet}" if read.sheet else read.file)
    for heading in ("severity", "problem", "count"):
        table.add_column(text(f"cli.finding_{heading}", locale))
    severities = {finding.code: finding.severity.value for finding in read.findings}
    for code, count in read.counts().items():
        table.add_row(severities[code], code, str(count))
    console.print(table)
    console.print(
        text(
            "cli.preview",
            locale,
            rows=len(read.rows),
            ready=len(read.ready),
            held=len(read.held_back),
        )
    )
    taken = [column for column in (*read.columns, *read.other_columns) if column.confirm]
    if taken:
        said = "; ".join(f"{one.key} = {one.field} ({', '.join(one.examples)})" for one in taken)
        console.print(text("cli.preview_columns", locale, columns=said), markup=False)
    for finding in read.findings:
        if finding.blocks_row:
            print_held(place_of(finding), _sentence(finding, locale), locale)


def _sentence(finding: Finding, locale: Locale) -> str:
    return text(finding.text_key, locale, **finding.params())
