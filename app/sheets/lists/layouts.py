"""The fields of each kind of list, and what brings its tables into the form of a list."""

from functools import partial

from app.sheets.files.cells import Table
from app.sheets.layout.columns import Layout
from app.sheets.layout.opening import Shape, as_they_are
from app.sheets.layout.shapes.ticks import without_ticks
from app.sheets.lists import places
from app.sheets.lists.asking import requests
from app.sheets.lists.asking.above import PartnersAbove
from app.sheets.lists.asking.grids import GridReader
from app.sheets.lists.attending import columns as attending_columns
from app.sheets.lists.hosting import columns as hosting_columns
from app.sheets.lists.partner_names import PartnerNames
from app.sheets.values.regions.villages import Regions
from app.sheets.values.tags import Taxonomy


def layout_of(kind: str, regions: Regions, taxonomy: Taxonomy) -> Layout:
    """Return the fields of a kind of list; their names are what a mapping may use."""
    if kind == "attendees":
        return attending_columns.layout(regions, taxonomy)
    if kind == "partners":
        return hosting_columns.layout(taxonomy)
    if kind == "places":
        return places.layout()
    return requests.layout(regions)


def shape_of(kind: str, layout: Layout, names: PartnerNames, taxonomy: Taxonomy) -> Shape:
    """Return what shapes the tables of a kind of list; `names` are those of the partners."""
    if kind == "requests":
        return partial(_of_requests, layout, names)
    if kind == "attendees":
        choices = attending_columns.choices(taxonomy)
    elif kind == "partners":
        choices = hosting_columns.choices(taxonomy)
    else:
        return as_they_are
    return lambda tables: [without_ticks(table, layout, choices) for table in tables]


def _of_requests(layout: Layout, names: PartnerNames, tables: list[Table]) -> list[Table]:
    """Return grids as lists, and lists with the partners that stand above their rows."""
    grids = GridReader(layout, names)
    return PartnersAbove(layout, names).written_in([grids.as_list(table) for table in tables])
