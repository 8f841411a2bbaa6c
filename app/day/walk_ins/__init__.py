"""Walk-ins who ask for meetings."""
