"""How long the server takes for each page, and how many bytes its first load costs."""
