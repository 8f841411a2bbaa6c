"""The day on one page: what needs an act now, each with its click."""
