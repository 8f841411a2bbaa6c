"""Fresh lists that do not come out right yet, and what is in the way."""

KNOWN: dict[str, str] = {
    "pivot table in outline form, with subtotals": "two of a village without a position are held",
}
