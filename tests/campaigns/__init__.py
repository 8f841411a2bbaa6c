"""Long experiments with the real programs: `python -m tests.campaigns.NAME --help`."""
