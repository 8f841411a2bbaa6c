"""The database: column types, engines, turns, sessions, and rows written in bulk."""
