"""The screen in the hall: opened by a device's code or by an organizer, kept offline."""

from typing import Final

from app.web.frame.offline.routes import OfflinePage, offline_router

PAGE: Final = OfflinePage(
    path="/layar",
    template="signage/signage.html",
    name="Layar Titik Temu",
    assets=("signage.js", "signage.css"),
    links=("signage.js",),
    text_prefixes=("web.signage_", "web.scanner_age_"),
)
router = offline_router(PAGE)
