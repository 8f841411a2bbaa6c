"""Walk-ins: people on no list who stand at the door."""
