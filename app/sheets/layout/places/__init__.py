"""Places that rows do not say in a cell of their own: in titles, on tabs, within positions."""
