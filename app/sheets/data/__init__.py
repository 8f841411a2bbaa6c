"""Reference data: see NOTICE."""
