"""Rows and findings as plain values, for files of the exchange format."""

from datetime import date
from typing import Any

from app.sheets.findings import Finding


def finding_json(finding: Finding, file: str) -> dict[str, Any]:
    """Return a finding as plain values, under the names that the exchange format gives them."""
    entry = {
        "file": file,
        "row": finding.row,
        "line": finding.line,
        "column": finding.column,
        "column_header": finding.header,
        "problem": finding.code,
        "severity": finding.severity.value,
        "blocks_row": "yes" if finding.blocks_row else "no",
        "village_code": finding.village_code,
        "raw_value": finding.found,
        "expected": finding.proposed,
        "detail": finding.detail,
    }
    return entry | ({"sheet": finding.sheet} if finding.sheet else {})


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a row as plain ones."""
    return {name: _plain_value(value) for name, value in row.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return ";".join(value) if all(isinstance(item, str) for item in value) else list(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value
