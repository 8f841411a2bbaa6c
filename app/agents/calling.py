"""Calls of the API by an agent's tools."""

import re
from typing import Any, Final

import httpx
from mcp.server.mcpserver.exceptions import ToolError

SECONDS: Final = 60.0
"""Time for one call; questions are waited for in several."""
MOST_ROWS: Final = 50
"""Rows of a list that a tool shows."""
_MOST_AT_ONCE: Final = 200
_WITHHELD: Final = frozenset(
    {"phone", "phones", "phone_ending", "email", "contact", "contact_phone", "secret", "token"}
)
"""Fields that no tool hands on: ways to reach somebody, and secrets."""


_NUMBERS: Final = re.compile(r"(?<![\w-])\+?\d[\d .()/-]{7,24}\d(?![\w-])")
_LONG: Final = 9
_VILLAGE: Final = re.compile(r"\d\d\.\d\d\.\d\d\.\d{4}")


class Api:
    """The API of one installation, called as one user."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def get(self, path: str, **params: Any) -> Any:
        """Return what an address holds; ToolError with the installation's own sentence."""
        given = {name: value for name, value in params.items() if value is not None}
        return self._call("GET", path, params=given)

    def post(self, path: str, body: object = None) -> Any:
        """Do something, and return its answer; ToolError with the installation's own sentence."""
        return self._call("POST", path, json=body)

    def rows(self, path: str, **params: Any) -> dict[str, Any]:
        """Return the first rows of a list, and whether there are more."""
        page = self.get(path, limit=MOST_ROWS, **params)
        return {"rows": page["items"], "is_more": page["next_cursor"] is not None}

    def every(self, path: str) -> list[Any]:
        """Return all rows of a list, in its order."""
        found: list[Any] = []
        cursor: str | None = None
        while True:
            page = self.get(path, limit=_MOST_AT_ONCE, cursor=cursor)
            found += page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                return found

    def _call(self, method: str, path: str, **more: Any) -> Any:
        try:
            response = self._client.request(method, path, **more)
        except httpx.HTTPError as error:
            raise ToolError(f"the installation cannot be reached: {type(error).__name__}") from None
        if response.is_success:
            return without_contacts(response.json()) if response.content else None
        try:
            problem = response.json()
            said = f"{problem['code']}: {problem['detail']}"
            wrong = [f"{one['pointer']}: {one['detail']}" for one in problem.get("errors", [])]
        except (ValueError, LookupError, TypeError):
            said, wrong = f"the installation answered {response.status_code}", []
        raise ToolError("; ".join([said, *wrong]))


def without_contacts(found: Any) -> Any:
    """Return an answer without ways to reach somebody and secrets, at any depth.

    Long numbers within a text, such as a telephone's or an identity card's, are hidden too.
    """
    if isinstance(found, str):
        return _NUMBERS.sub(_hidden, found)
    if isinstance(found, dict):
        return {
            name: without_contacts(value) for name, value in found.items() if name not in _WITHHELD
        }
    return [without_contacts(one) for one in found] if isinstance(found, list) else found


def _hidden(found: re.Match[str]) -> str:
    text = found.group()
    is_long = sum(character.isdecimal() for character in text) >= _LONG
    return "..." if is_long and not _VILLAGE.fullmatch(text) else text
