"""The page that a badge opens on its holder's phone."""
