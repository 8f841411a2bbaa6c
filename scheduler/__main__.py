"""Run the command line: `python -m scheduler COMMAND` (see `scheduler.cli.main`)."""

import sys

from scheduler.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
