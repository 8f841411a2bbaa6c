"""Links that partners open their tables with, a part of the page of the door."""
