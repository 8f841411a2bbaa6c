"""A pytest plugin: the collector of garbage leaves alone what lives as long as the run.

The application, its tests and the libraries are over a million objects, which it would look through
again and again: an eighth of the time of tests that ask the API.
"""

import gc

import pytest

THRESHOLDS = 10_000, 10, 10
"""How many new objects, and how many collections of younger ones, lead to a collection."""

gc.disable()  # until all tests are there


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Put all that was loaded out of the collector's sight; it looks for what tests leave."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
    gc.enable()
