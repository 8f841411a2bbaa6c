"""A pytest plugin: says first and last, in a line each, what is missing and what it costs.

Among a thousand dots nobody sees that the pages were never opened.
"""

from collections.abc import Generator

import pytest

from tests.surroundings.needs import NEEDS, Need, skips_forbidden


def pytest_report_header() -> list[str]:
    """Return a line for each thing that is missing."""
    fate = "fail" if skips_forbidden() else "will be skipped"
    return [
        f"WITHOUT {need.name}: {need.tests} {fate}; to run them: {need.remedy()}"
        for need in NEEDS
        if not need.present()
    ]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> Generator[None, None, None]:
    """Write, below all else, how many tests each missing thing has cost."""
    yield
    skipped = terminalreporter.stats.get("skipped", [])
    for need in NEEDS:
        count = sum(_is_for_want_of(need, report) for report in skipped)
        if count:
            tests = "1 test" if count == 1 else f"{count} tests"
            line = f"WITHOUT {need.name}: {tests} skipped; to run them: {need.remedy()}"
            terminalreporter.write_line(line, yellow=True, bold=True)


def _is_for_want_of(need: Need, report: pytest.TestReport) -> bool:
    """Tell whether a test was skipped because of that (a collector may be skipped, too)."""
    where_and_why = report.longrepr
    if not isinstance(where_and_why, tuple):
        return False
    return where_and_why[2].removeprefix("Skipped: ").startswith(need.reason())
