"""Who holds a badge, and which meetings they have ahead."""
