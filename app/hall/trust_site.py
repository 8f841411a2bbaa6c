"""The plain-HTTP site that a phone visits once, to learn to trust this installation.

It serves the authority's certificate and how to install it, and sends everything else on to the
HTTPS address. It has no access to the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse

from app.core.http.middleware import RequestContextMiddleware
from app.core.locale import LOCALES, text
from app.core.qr import picture
from app.hall.certificates import as_der, fingerprint
from app.web.frame.assets import STATIC_PATH, AssetFiles, assets_built
from app.web.frame.rendering import render

CERTIFICATE_PATH = "/titik-temu.crt"


@dataclass(frozen=True, slots=True)
class Hall:
    """The addresses of this machine: `hosts` are certified names, the usual one first."""

    hosts: Sequence[str]
    secure_port: int
    trust_port: int
    authority: Path

    def secure(self, host: str | None = None) -> str:
        """Return the HTTPS address with `host` if that is a certified name, else the usual one."""
        return f"https://{host if host in self.hosts else self.hosts[0]}:{self.secure_port}"

    def trust(self) -> str:
        """Return the address of this site with the usual name."""
        return f"http://{self.hosts[0]}:{self.trust_port}"


def trust_site(hall: Hall) -> FastAPI:
    """Return the site's application."""
    site = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    site.add_middleware(RequestContextMiddleware)
    der, print_of_key = as_der(hall.authority), fingerprint(hall.authority)
    if assets_built():
        site.mount(STATIC_PATH, AssetFiles(), name="static")

    @site.get("/")
    def guide(request: Request) -> Response:
        address = hall.secure(request.url.hostname)
        if not assets_built():
            told = "\n".join(
                text("web.trust_plain", locale, certificate=CERTIFICATE_PATH, address=address)
                for locale in LOCALES
            )
            return PlainTextResponse(told)
        return render(
            request,
            "trust/trust.html",
            address=address,
            certificate=CERTIFICATE_PATH,
            fingerprint=print_of_key,
            code=picture(address),
        )

    @site.get(CERTIFICATE_PATH)
    def certificate() -> Response:
        headers = {"Content-Disposition": f'attachment; filename="{CERTIFICATE_PATH[1:]}"'}
        return Response(der, media_type="application/x-x509-ca-cert", headers=headers)

    @site.get("/{path:path}")
    def elsewhere(request: Request, path: str) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{hall.secure(request.url.hostname)}/{path.lstrip('/')}{query}")

    return site
