"""The record of a person: added, changed, withdrawn and brought back."""
