"""What share of the program's lines and branches a run of the tests went through.

    coverage run -m pytest ...; coverage combine; python -m tests.reached

The two are told apart: one figure over both hides that a branch was never taken.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

from coverage import Coverage


def main() -> None:
    """Print the figures of each domain and of all, from the data that `coverage` has combined."""
    coverage = Coverage()
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(report))
        measured: dict[str, Any] = json.loads(report.read_text("utf-8"))
    print("\n".join(lines_of(measured)))


def lines_of(measured: dict[str, Any]) -> list[str]:
    """Return a table of a JSON report: a line for each domain, by name, and one for all."""
    domains: dict[str, list[dict[str, int]]] = {}
    for name, file in sorted(measured["files"].items()):
        parts = Path(name).parent.parts
        domains.setdefault("/".join(parts[:2]), []).append(file["summary"])
    lines = [_line(domain, summaries) for domain, summaries in domains.items()]
    return [f"{'':24}{'lines':>21}{'branches':>21}", *lines, _line("all", [measured["totals"]])]


def _line(name: str, summaries: list[dict[str, int]]) -> str:
    def share(covered: str, of: str) -> str:
        reached, there = (sum(s[key] for s in summaries) for key in (covered, of))
        # Rounded down: 100.0% means all of them.
        percent = f"{reached * 1000 // there / 10:.1f}%" if there else "-"
        return f"{reached:>6} /{there:>6}{percent:>7}"

    lines = share("covered_lines", "num_statements")
    return f"{name:24}{lines}{share('covered_branches', 'num_branches')}"


if __name__ == "__main__":
    main()
