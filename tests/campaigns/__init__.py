"""Long experiments on the real path, each a command: `python -m tests.campaigns.NAME --help`."""
