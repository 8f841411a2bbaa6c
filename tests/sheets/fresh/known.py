"""Fresh lists that do not come out right yet, and what is in the way."""

KNOWN: dict[str, str] = {
    "number of the phone below the name, in rows of their own": "told as a section",
    "pivot table in outline form, with subtotals": "two of a village without a position are held",
}
