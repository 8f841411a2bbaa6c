"""The report after the day: what was asked for, granted, held, and what came of it."""
