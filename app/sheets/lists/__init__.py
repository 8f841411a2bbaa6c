"""The three kinds of list: attendees, partners, requests; and their preview."""
