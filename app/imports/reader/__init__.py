"""Reading uploaded files in a process of its own, so that a hostile one costs nobody else.

`child` is that process and knows only `app.sheets`; `process` starts it and hears its answer;
`wire` is what the two say; `readers` lets a few run at once and remembers what they read.
"""
