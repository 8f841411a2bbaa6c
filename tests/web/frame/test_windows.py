"""Which part of a long list a page shows."""

from hypothesis import given
from hypothesis import strategies as st

from app.web.frame.lists.windows import ROWS, window


@given(st.integers(0, 20_000), st.integers(-5, 10**9))
def test_a_window_is_always_within_the_list(total: int, wished: int) -> None:
    shown = window(total, wished)
    assert 0 <= shown.offset <= shown.last <= total
    assert shown.size <= ROWS
    assert (shown.size == 0) == (total == 0)
    assert (shown.first == 0) == (total == 0)
    assert 1 <= shown.page <= shown.pages
    if 1 <= wished <= shown.pages:
        assert shown.page == wished


@given(st.integers(0, 2_000))
def test_the_windows_of_a_list_show_every_row_once(total: int) -> None:
    pages = range(1, window(total, 1).pages + 1)
    shown = [
        row for page in pages for row in range(window(total, page).offset, window(total, page).last)
    ]
    assert shown == list(range(total))
