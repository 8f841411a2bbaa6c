"""Pauses: times within which parties stay free for some slots, such as a prayer or a meal."""
