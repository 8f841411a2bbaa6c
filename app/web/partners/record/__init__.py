"""The record of a partner: its people, tables, offers, availability and history."""
