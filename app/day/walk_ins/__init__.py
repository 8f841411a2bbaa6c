"""Walk-ins: registered at the door and given free seats."""
