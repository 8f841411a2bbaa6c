"""How many examples the tests try.

`ORACLE_CAMPAIGN=N` tries N times as many, other ones at every run.
"""

import os

from hypothesis import HealthCheck, settings

CAMPAIGN = int(os.environ.get("ORACLE_CAMPAIGN", "1"))


def lean(examples: int) -> settings:
    """Return settings for so many examples, the same ones every time unless it is a campaign."""
    return settings(
        max_examples=examples * CAMPAIGN,
        deadline=None,
        derandomize=CAMPAIGN == 1,
        suppress_health_check=list(HealthCheck),
    )


LEAN = lean(60)
