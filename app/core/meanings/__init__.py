"""What recurs in requests and answers, each with meaning, unit and example: one place for each.

A field of one of these types needs no description of its own. Types that check what is sent in are
in `app.core.http.fields`.
"""
