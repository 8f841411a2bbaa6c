"""Tables of other shapes, brought into that of a list: headings above, one row for each."""
