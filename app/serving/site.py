"""Serving the application and small sites over HTTP or HTTPS."""

import gc
import resource
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import uvicorn
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from app.core.settings import Settings
from app.hall.certificates import Certified
from app.serving.connections import Bounds, Exempt
from app.serving.server import BoundedServer
from app.serving.supervisor import STOP_SECONDS

MAX_HEAD_BYTES = 65_536
"""Request line and headers together."""
_DESCRIPTORS: Final = 4_096
"""How many files and connections may be open, where the system allows that many."""
_SETTINGS: Final[dict[str, Any]] = {
    "http": "h11",  # the slower parser of uvicorn: the other does not limit a request's head
    "h11_max_incomplete_event_size": MAX_HEAD_BYTES,
    "ws": "none",
    "log_config": None,
    "access_log": False,  # the application's own log has a line for each request
    "server_header": False,
}
"""The settings of every site that is served."""
_NEW_OBJECTS: Final = 10_000
"""Number of new objects after which the garbage collector checks the new ones."""
_YOUNGER_COLLECTIONS: Final = (10, 100)
"""Collections of younger objects before older ones are checked as well, and before all are.

Ten times Python's own number for all: among the objects of a long list that is being planned, each
collection of all would take 40 ms in which no scan is answered, and find nothing.
"""

_SWITCH_SECONDS = 0.001
"""How long one thread keeps the interpreter while others wait: a fifth of Python's own 5 ms.

Scans wait that long for every other thread that computes, such as a list that is serialised.
"""


def serve_app(app: FastAPI, *, host: str, port: int, certified: Certified | None = None) -> None:
    """Serve until SIGINT or SIGTERM, with limits for each client and for all together.

    With `certified` over HTTPS, else over HTTP.
    """
    _prepare_routes(app)
    _leave_out_of_collections()
    _allow_descriptors()
    sys.setswitchinterval(_SWITCH_SECONDS)
    server = bounded_server(app, host=host, port=port, certified=certified)
    with suppress(KeyboardInterrupt):
        server.run()


def bounded_server(
    app: FastAPI,
    *,
    host: str,
    port: int,
    certified: Certified | None = None,
    bounds: Bounds | None = None,
) -> BoundedServer:
    """Return a server of the application that is not running yet."""
    settings: Settings = app.state.settings
    bounds = bounds or Bounds(of_one_network=settings.connections_per_network)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        **_SETTINGS,
        limit_concurrency=bounds.connections + 1,
        timeout_keep_alive=bounds.idle_seconds,
        timeout_graceful_shutdown=int(STOP_SECONDS),
        forwarded_allow_ips=settings.trusted_proxies,
        ssl_certfile=certified.certificate if certified else None,
        ssl_keyfile=certified.key if certified else None,
    )
    return BoundedServer(config, bounds, Exempt(settings.trusted_proxies))


def _allow_descriptors() -> None:
    """Let this process have as many connections open as its bounds allow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _DESCRIPTORS if hard == resource.RLIM_INFINITY else min(_DESCRIPTORS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _prepare_routes(app: FastAPI) -> None:
    """Work out what routes of included routers need, before the first request.

    FastAPI would do so while it looks for a request's route, and block the event loop, in which no
    scan is answered.
    """
    for _ in iter_route_contexts(app.routes):
        pass


def _leave_out_of_collections() -> None:
    """Exclude all present objects from garbage collection, because they stay until the end.

    The application itself consists of about 300,000 objects. Checking all of them, as each full
    collection would, takes 0.2 s in which no request is answered.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *_YOUNGER_COLLECTIONS)


@contextmanager
def serve_in_thread(site: FastAPI, *, host: str, port: int) -> Iterator[None]:
    """Serve a small site over HTTP from a thread for as long as the context lasts."""
    bounds = Bounds()
    config = uvicorn.Config(
        site,
        host=host,
        port=port,
        **_SETTINGS,
        limit_concurrency=bounds.connections + 1,
        timeout_keep_alive=bounds.idle_seconds,
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    with config.bind_socket() as listener:
        server = BoundedServer(config, bounds, Exempt(""))
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listener]}, name="small site", daemon=True
        )
        thread.start()
        try:
            yield
        finally:
            server.should_exit = True
            thread.join(STOP_SECONDS)
