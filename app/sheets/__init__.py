"""Lists as people send them: spreadsheet bytes in, clean rows and findings out.

One pipeline serves attendees, partners and requests: read (`sources`) -> detect (`detect`) -> map
(`columns`) -> findings (`attendees`, `partners`, `requests`) -> `preview`. Applying a preview is
the business of the domains above. Nothing here knows a database, and cell contents are only ever
data: no formula, macro or entity is evaluated.
"""
