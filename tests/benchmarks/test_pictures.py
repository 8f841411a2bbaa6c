import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import pictures


@given(st.floats(min_value=1e-6, max_value=1e9))
def test_ticks_are_few_and_reach_the_most(most: float) -> None:
    ticks = pictures._ticks(most)
    assert ticks[0] == 0
    assert 2 <= len(ticks) <= 7
    assert ticks[-1] >= most * (1 - 1e-6)


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(15, [0, 5, 10, 15]), (0, [0, 0.2, 0.4, 0.6, 0.8, 1]), (16.8, [0, 5, 10, 15, 20])],
)
def test_ticks_are_round(most: float, ticks: list[float]) -> None:
    assert pictures._ticks(most) == ticks


def test_what_is_drawn_is_what_was_measured() -> None:
    svg = pictures.lines("t", "s", "n", {"a<b": [(0.0, 0.0), (2.0, 10.0)]}, end=4.0)
    assert "a&lt;b" in svg
    right, bottom = pictures.WIDTH - pictures.RIGHT, pictures.HEIGHT - pictures.BOTTOM
    middle = (pictures.LEFT + right) / 2
    path = f"M{pictures.LEFT}.0,{bottom}.0 L{middle},{bottom}.0 L{middle},{pictures.TOP}.0 "
    assert f'"{path}L{right}.0,{pictures.TOP}.0 L{right}.0,{pictures.TOP}.0"' in svg
    assert ">3</text>" in pictures.heat_map("t", {"host": [(3, 4), (0, 0)]}, ["1", "2"])
