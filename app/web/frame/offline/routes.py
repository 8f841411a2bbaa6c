"""Pages that a device keeps and opens without a network: shell, service worker, web app manifest.

The shell is the same for every reader and carries its texts in both languages. The service
worker's script contains a hash of the shell, so that a changed page makes a new worker.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from app.auth.deps import PUBLIC
from app.core.http.later import LaterResponse
from app.core.locale import catalogue
from app.web.frame.assets import STATIC_DIR, asset
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

_ASK_AGAIN: Final = "no-cache"
_VERSION_CHARACTERS: Final = 16
_ICONS: Final = (("icon-192.png", "192x192"), ("icon-512.png", "512x512"))
_COMMON_ASSETS: Final = (
    "dark.css",
    "favicon.svg",
    "icon-180.png",
    "icon-192.png",
    "noto-sans-latin-wght-normal.woff2",
    "noto-sans-latin-ext-wght-normal.woff2",
)


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """A page that works without a network.

    `path` has no slash at its end; `template` is filled with `data`, JSON for the page's script;
    `assets` are the built files that it needs beside the common ones, `links` those of them whose
    address the script asks for; `text_prefixes` choose the texts that come along.
    """

    path: str
    template: str
    name: str
    assets: Sequence[str]
    links: Sequence[str]
    text_prefixes: Sequence[str]


def offline_router(page: OfflinePage) -> APIRouter:
    """Return the routes of a page: its shell, its service worker and its web app manifest."""
    router = pages_router()

    @router.get(page.path, dependencies=[PUBLIC])
    def shell(request: Request) -> Response:
        """Show the page without data; its script fetches them over the API."""
        response = _shell(request, page)
        response.headers["Cache-Control"] = _ASK_AGAIN
        return response

    @router.get(f"{page.path}/worker.js", dependencies=[PUBLIC])
    def worker(request: Request) -> Response:
        """Return the service worker's script, with the list of files to keep."""
        keep = {"page": page.path, "version": _version(request, page), "files": _files(page)}
        code = (STATIC_DIR / asset("offline-worker.js").rpartition("/")[2]).read_text("utf-8")
        # Without this header a worker may only serve addresses below its own folder.
        headers = {"Cache-Control": _ASK_AGAIN, "Service-Worker-Allowed": page.path}
        script = f"self.KEEP={json.dumps(keep)};\n{code}"
        return Response(script, headers=headers, media_type="text/javascript")

    @router.get(f"{page.path}/app.webmanifest", dependencies=[PUBLIC])
    def manifest() -> Response:
        """Return the web app manifest, by which phones install the page as an app."""
        content = json.dumps(_manifest(page), ensure_ascii=False)
        headers = {"Cache-Control": _ASK_AGAIN}
        return Response(content, headers=headers, media_type="application/manifest+json")

    return router


def _shell(request: Request, page: OfflinePage) -> LaterResponse:
    return render(request, page.template, page=page, data=Markup(_data(page)))  # noqa: S704


def _data(page: OfflinePage) -> str:
    """Return the JSON for the page's script; it holds no `<`, so it cannot end its element."""
    texts = {
        name: dict(by_locale)
        for name, by_locale in catalogue().items()
        if name.startswith(tuple(page.text_prefixes))
    }
    data: dict[str, Any] = {
        "texts": texts,
        "links": {name: asset(name) for name in page.links},
        "worker": f"{page.path}/worker.js",
        "path": page.path,
    }
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _version(request: Request, page: OfflinePage) -> str:
    content = _shell(request, page).ready() + " ".join(_files(page)).encode()
    return hashlib.sha256(content).hexdigest()[:_VERSION_CHARACTERS]


def _files(page: OfflinePage) -> list[str]:
    """Return the addresses of the files that the page needs without a network, beside its shell."""
    built = [asset(name) for name in (*page.assets, *_COMMON_ASSETS)]
    return [*built, f"{page.path}/app.webmanifest"]


def _manifest(page: OfflinePage) -> dict[str, Any]:
    return {
        "id": page.path,
        "name": page.name,
        "short_name": page.name.removesuffix(" Titik Temu"),
        "lang": "id",
        "start_url": page.path,
        "scope": page.path,
        "display": "standalone",
        "orientation": "any",
        "theme_color": "#c8102e",
        "background_color": "#fbfaf7",
        "icons": [
            {"src": asset(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes in _ICONS
            for purpose in ("any", "maskable")
        ],
    }
