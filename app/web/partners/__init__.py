"""Links for partners, a part of the door's page."""
