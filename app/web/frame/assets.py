"""The built scripts, styles and fonts: their addresses, and how they are served.

Every built file carries a hash of its content in its name (see `build.mjs`), so browsers may keep
it for ever.
"""

import json
import os
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC_DIR = Path(__file__).parents[1] / "static"
STATIC_PATH = "/static"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


@cache
def _manifest() -> dict[str, str]:
    names: dict[str, str] = json.loads((STATIC_DIR / "manifest.json").read_text("utf-8"))
    return names


def assets_built() -> bool:
    """Return whether this installation has its pages; False: the API was installed alone."""
    return (STATIC_DIR / "manifest.json").is_file()


def asset(name: str) -> str:
    """Return the address of a built file by its source name (`app.css`); KeyError if unknown."""
    return f"{STATIC_PATH}/{_manifest()[name]}"


class AssetFiles(StaticFiles):
    """Serves the built files, with a header that says how long browsers may keep them."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC_DIR)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return Starlette's response with the cache header added."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        hashed = Path(full_path).name in _manifest().values()
        response.headers["Cache-Control"] = _FOR_EVER if hashed else _ASK_AGAIN
        return response
