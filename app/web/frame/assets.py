"""The built scripts, styles and fonts: their addresses, and how they are served.

Every built file carries a hash of its content in its name (see `build.mjs`), so browsers may keep
it for ever.
"""

import json
import mimetypes
import os
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from app.core.http.compression import codings_accepted
from app.core.http.middleware import DECODING_POLICY

STATIC_DIR = Path(__file__).parents[1] / "static"
STATIC_PATH = "/static"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_DECODER = "decoder-worker"
_PACKED = (("br", ".br"), ("gzip", ".gz"))
"""Content codings of the packed forms that the build writes beside a file, best first."""


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
    """Serves the built files, packed where the browser takes that, to be kept for long."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC_DIR)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return Starlette's response with the cache header added, packed if it may be."""
        kept = _FOR_EVER if Path(full_path).name in _manifest().values() else _ASK_AGAIN
        response = self._packed(Path(full_path), Headers(scope=scope), status_code)
        if response is None:
            response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = kept
        if Path(full_path).name.startswith(_DECODER):
            response.headers["Content-Security-Policy"] = DECODING_POLICY
        response.headers.add_vary_header("Accept-Encoding")
        return response

    def _packed(self, file: Path, asked: Headers, status_code: int) -> Response | None:
        """Return the best packed form of `file` that the browser takes; None if there is none."""
        accepted = codings_accepted(asked)
        for coding, suffix in _PACKED:
            packed = file.with_name(file.name + suffix)
            if coding not in accepted or not packed.is_file():
                continue
            kind = mimetypes.guess_type(file.name)[0]
            headers = {"Content-Encoding": coding}
            response = FileResponse(
                packed, status_code, headers, media_type=kind, stat_result=packed.stat()
            )
            if self.is_not_modified(response.headers, asked):
                return NotModifiedResponse(response.headers)
            return response
        return None
