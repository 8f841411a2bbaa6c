"""Texts from files, made fit to be shown and stored."""


def printable(text: str) -> str:
    """Return a text with a question mark for every half character, which no encoding can hold."""
    return text.encode("utf-8", "replace").decode()
