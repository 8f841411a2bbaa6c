"""The fields of each kind of list, and what brings its tables into the form of a list."""

from app.sheets.layout.columns import Layout
from app.sheets.layout.opening import Shape, as_it_is
from app.sheets.lists import partners, places
from app.sheets.lists.asking import requests
from app.sheets.lists.asking.grids import GridReader
from app.sheets.lists.attending import columns as attending_columns
from app.sheets.lists.partner_names import PartnerNames
from app.sheets.values.regions.villages import Regions
from app.sheets.values.tags import Taxonomy


def layout_of(kind: str, regions: Regions, taxonomy: Taxonomy) -> Layout:
    """Return the fields of a kind of list; their names are what a mapping may use."""
    if kind == "attendees":
        return attending_columns.layout(regions, taxonomy)
    if kind == "partners":
        return partners.layout(taxonomy)
    if kind == "places":
        return places.layout()
    return requests.layout(regions)


def shape_of(kind: str, layout: Layout, names: PartnerNames) -> Shape:
    """Return what shapes the tables of a kind of list; `names` are those of the partners."""
    return GridReader(layout, names).as_list if kind == "requests" else as_it_is
