"""The scanner at the door: a page that a phone or laptop keeps and that works offline."""

from typing import Annotated, Final

from fastapi import Request
from pydantic import BaseModel, Field

from app.auth.deps import PUBLIC
from app.badges.tokens import CODE_CHARACTERS
from app.core.http.limits import client_network
from app.core.qr import picture
from app.web.frame.offline.routes import OfflinePage, offline_router

PAGE: Final = OfflinePage(
    path="/pindai",
    template="scanner/scanner.html",
    name="Pemindai Titik Temu",
    assets=("scanner.js", "scanner.css", "decoder-worker.js", "zxing_reader.wasm"),
    links=("decoder-worker.js", "scanner.js"),
    text_prefixes=("checkin.", "web.scanner_"),
)
router = offline_router(PAGE)


class CodeIn(BaseModel):
    """The text of a badge's QR code."""

    code: Annotated[str, Field(pattern=r"^[0-9A-Z $%*+\-./:]+$", max_length=CODE_CHARACTERS)]


class CodeOut(BaseModel):
    """The code as a picture, in a `data:` address."""

    picture: str


@router.post(f"{PAGE.path}/code", dependencies=[PUBLIC])
def draw_code(request: Request, body: CodeIn) -> CodeOut:
    """Return the QR code of a badge that is printed at the door; the page has no encoder.

    It is rate-limited by address like agendas, as all phones of a hall may share one address.
    """
    request.app.state.agenda_limiter.check(f"code:{client_network(request)}")
    return CodeOut(picture=picture(body.code))
