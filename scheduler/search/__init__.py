"""The solve: bounds, construction, exact search and compactness, one after another."""
