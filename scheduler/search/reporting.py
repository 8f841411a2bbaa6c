"""What a solve reports of its tiers."""

from scheduler.anytime.incumbent import Incumbent
from scheduler.model.solution import TierReport
from scheduler.model.tiers import gap
from scheduler.search.accounts import Accounts
from scheduler.search.bounds import TierBounds


def tier_reports(
    incumbent: Incumbent, accounts: Accounts, bounds: TierBounds
) -> tuple[TierReport, ...]:
    """Return what was reached and proven in every tier, and what it took."""
    found = []
    for tier in incumbent.tiers:
        account = accounts[tier]
        value, bound = incumbent.values[tier], incumbent.bounds.get(tier)
        found.append(
            TierReport(
                name=tier,
                value=value,
                bound=bound,
                gap=gap(value, bound),
                proven=value == bound,
                seconds=account.seconds,
                method=account.method,
                witness=bounds.witness(tier),
                failure=account.failure,
            )
        )
    return tuple(found)
