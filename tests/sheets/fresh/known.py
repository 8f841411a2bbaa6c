"""Fresh lists that do not come out right yet, and what is in the way."""

KNOWN: dict[str, str] = {
    "plan of the hall: partners where their tables stand": "names spread over a plan",
    "headings at the foot of the table": "rows above the headings are taken for titles",
    "sheet of a year ago beside this year's": "sheets of two years are read as one list",
    "number of the phone below the name, in rows of their own": "a number in a row of its own",
    "sideways: each person a column": "lists that run sideways",
    "sideways below a title, columns called Peserta 1 and so on": "lists that run sideways",
    "cards two by two, label and value": "labels without colons",
    "a form on each sheet, the sheet called after the person": "labels without colons",
    "partners sideways: each a column": "lists that run sideways",
    "forms of partners below each other": "labels without colons",
}
