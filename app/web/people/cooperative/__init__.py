"""The record of a cooperative: its people, requests, meetings and history."""
