"""The picture of the poster: its first page, of which alone the layout is made."""

from dataclasses import replace

import pytest

from app.documents.grid.pdf import on_first_page, render_grid_pdf
from app.documents.grid.shapes import GridGroup, GridRow, GridView
from tests.documents.samples import EVENT, grid, page_texts

SIZES = {
    "tables of their own": [1] * 300,
    "one of very many": [300],
    "many of a few": [5] * 60,
    "as many as stay together": [12] * 20,
    "one more at the end of the page": [40, 39, 300],
    "few": [1, 2],
}


def hall(sizes: list[int]) -> GridView:
    """A poster of low rows: nobody sits at the tables."""
    groups = [
        GridGroup(f"Mitra {n}", [GridRow(f"{n}-{k}", ([], [], [])) for k in range(size)])
        for n, size in enumerate(sizes)
    ]
    return replace(grid(), groups=groups)


@pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)
def test_what_is_laid_out_for_a_picture_gives_the_same_first_page(sizes: list[int]) -> None:
    whole = hall(sizes)
    part = replace(whole, groups=on_first_page(whole.groups))
    assert sum(len(group.rows) for group in part.groups) <= 100
    first, second = (
        page_texts(render_grid_pdf(EVENT, each))[0].rsplit("/", 1)[0] for each in (whole, part)
    )
    assert first == second


def test_a_picture_is_drawn_and_tells_no_number_of_pages() -> None:
    assert render_grid_pdf(EVENT, hall([300]), output="png").startswith(b"\x89PNG")
