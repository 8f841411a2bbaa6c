"""All fresh lists: importing this module registers them."""

from tests.sheets.fresh.eighth import attendance as eighth_attendance
from tests.sheets.fresh.eighth import cells as eighth_cells
from tests.sheets.fresh.eighth import forms as eighth_forms
from tests.sheets.fresh.eighth import hosts as eighth_hosts
from tests.sheets.fresh.eighth import layouts as eighth_layouts
from tests.sheets.fresh.eighth import places as eighth_places
from tests.sheets.fresh.eighth import regions as eighth_regions
from tests.sheets.fresh.eighth import talks as eighth_talks
from tests.sheets.fresh.eleventh import attendance as eleventh_attendance
from tests.sheets.fresh.eleventh import banks as eleventh_banks
from tests.sheets.fresh.eleventh import exports as eleventh_exports
from tests.sheets.fresh.eleventh import forms as eleventh_forms
from tests.sheets.fresh.eleventh import grids as eleventh_grids
from tests.sheets.fresh.eleventh import hosts as eleventh_hosts
from tests.sheets.fresh.eleventh import letters as eleventh_letters
from tests.sheets.fresh.eleventh import systems as eleventh_systems
from tests.sheets.fresh.eleventh import talks as eleventh_talks
from tests.sheets.fresh.first import (
    books,
    chats,
    formats,
    forms,
    headings,
    hosts,
    layouts,
    persons,
    strangers,
    systems,
    values,
    wishes,
)
from tests.sheets.fresh.fourteenth import exports as fourteenth_exports
from tests.sheets.fresh.fourteenth import hosts as fourteenth_hosts
from tests.sheets.fresh.fourteenth import places as fourteenth_places
from tests.sheets.fresh.fourteenth import rows as fourteenth_rows
from tests.sheets.fresh.fourteenth import tables as fourteenth_tables
from tests.sheets.fresh.fourth import hosts as fourth_hosts
from tests.sheets.fresh.fourth import later, sideways
from tests.sheets.fresh.fourth import people as fourth_people
from tests.sheets.fresh.fourth import wishes as fourth_wishes
from tests.sheets.fresh.ninth import tables as ninth_tables
from tests.sheets.fresh.ninth import talks as ninth_talks
from tests.sheets.fresh.second import cells, columns, offices, others, places, talks
from tests.sheets.fresh.second import strangers as more_strangers
from tests.sheets.fresh.seventh import books as seventh_books
from tests.sheets.fresh.seventh import cells as seventh_cells
from tests.sheets.fresh.seventh import chats as seventh_chats
from tests.sheets.fresh.seventh import forms as seventh_forms
from tests.sheets.fresh.seventh import harder, rows
from tests.sheets.fresh.seventh import headings as seventh_headings
from tests.sheets.fresh.seventh import hosts as seventh_hosts
from tests.sheets.fresh.seventh import talks as seventh_talks
from tests.sheets.fresh.seventh import wishes as seventh_wishes
from tests.sheets.fresh.tenth import firms as tenth_firms
from tests.sheets.fresh.tenth import grids as tenth_grids
from tests.sheets.fresh.tenth import lands as tenth_lands
from tests.sheets.fresh.tenth import papers as tenth_papers
from tests.sheets.fresh.tenth import screens as tenth_screens
from tests.sheets.fresh.tenth import talk as tenth_talk
from tests.sheets.fresh.third import cells as third_cells
from tests.sheets.fresh.third import others as third_others
from tests.sheets.fresh.third import tables
from tests.sheets.fresh.thirteenth import attendance as thirteenth_attendance
from tests.sheets.fresh.thirteenth import cells as thirteenth_cells
from tests.sheets.fresh.thirteenth import exports as thirteenth_exports
from tests.sheets.fresh.thirteenth import hosts as thirteenth_hosts
from tests.sheets.fresh.thirteenth import lands as thirteenth_lands
from tests.sheets.fresh.thirteenth import systems as thirteenth_systems
from tests.sheets.fresh.thirteenth import talks as thirteenth_talks
from tests.sheets.fresh.twelfth import cells as twelfth_cells
from tests.sheets.fresh.twelfth import grids as twelfth_grids
from tests.sheets.fresh.twelfth import hosts as twelfth_hosts
from tests.sheets.fresh.twelfth import lands as twelfth_lands
from tests.sheets.fresh.twelfth import registers as twelfth_registers
from tests.sheets.fresh.twelfth import screens as twelfth_screens
from tests.sheets.fresh.twelfth import talk as twelfth_talk
from tests.sheets.fresh.words import chats as chats_with_words
from tests.sheets.fresh.words import tables as tables_with_words

__all__ = [
    "books",
    "cells",
    "chats",
    "chats_with_words",
    "columns",
    "eighth_attendance",
    "eighth_cells",
    "eighth_forms",
    "eighth_hosts",
    "eighth_layouts",
    "eighth_places",
    "eighth_regions",
    "eighth_talks",
    "eleventh_attendance",
    "eleventh_banks",
    "eleventh_exports",
    "eleventh_forms",
    "eleventh_grids",
    "eleventh_hosts",
    "eleventh_letters",
    "eleventh_systems",
    "eleventh_talks",
    "formats",
    "forms",
    "fourteenth_exports",
    "fourteenth_hosts",
    "fourteenth_places",
    "fourteenth_rows",
    "fourteenth_tables",
    "fourth_hosts",
    "fourth_people",
    "fourth_wishes",
    "harder",
    "headings",
    "hosts",
    "later",
    "layouts",
    "more_strangers",
    "ninth_tables",
    "ninth_talks",
    "offices",
    "others",
    "persons",
    "places",
    "rows",
    "seventh_books",
    "seventh_cells",
    "seventh_chats",
    "seventh_forms",
    "seventh_headings",
    "seventh_hosts",
    "seventh_talks",
    "seventh_wishes",
    "sideways",
    "strangers",
    "systems",
    "tables",
    "tables_with_words",
    "talks",
    "tenth_firms",
    "tenth_grids",
    "tenth_lands",
    "tenth_papers",
    "tenth_screens",
    "tenth_talk",
    "third_cells",
    "third_others",
    "thirteenth_attendance",
    "thirteenth_cells",
    "thirteenth_exports",
    "thirteenth_hosts",
    "thirteenth_lands",
    "thirteenth_systems",
    "thirteenth_talks",
    "twelfth_cells",
    "twelfth_grids",
    "twelfth_hosts",
    "twelfth_lands",
    "twelfth_registers",
    "twelfth_screens",
    "twelfth_talk",
    "values",
    "wishes",
]
