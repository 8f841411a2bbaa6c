"""Changing the programme of an event whose meetings may be published already."""
