"""The pages, one folder each, on top of every other domain; `frame` is what they share."""
