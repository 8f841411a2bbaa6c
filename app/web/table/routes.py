"""The page of a partner's table: opened by a partner's link or a device's code, kept offline."""

from typing import Final

from app.partners.link_routes import TABLE_PAGE
from app.web.frame.offline.routes import OfflinePage, offline_router

PAGE: Final = OfflinePage(
    path=TABLE_PAGE,
    template="table/table.html",
    name="Meja Titik Temu",
    assets=("table.js", "table.css", "decoder-worker.js", "zxing_reader.wasm"),
    links=("decoder-worker.js", "table.js"),
    text_prefixes=("web.host_", "web.scanner_"),
)
router = offline_router(PAGE)
