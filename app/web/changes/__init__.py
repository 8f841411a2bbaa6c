"""What happened on the day, proposals that follow it, and versions compared."""
