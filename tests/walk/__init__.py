"""The officer's walk: from an empty installation to papers, as a person goes it."""
