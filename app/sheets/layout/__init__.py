"""Tables of cells to rows under known fields: sheets, headings, columns, oddities."""
