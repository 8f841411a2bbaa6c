"""Answers packed for slow networks: in the best of zstd, brotli and gzip that the client takes.

What a page keeps secret for long is masked anew in every answer (see `app.auth.passwords`), so that
the length of a packed answer tells nothing about it.
"""

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette_compress import CompressMiddleware, add_compress_type, remove_compress_type


def install(app: FastAPI) -> None:
    """Pack all answers of `app` from 500 bytes on, but for open feeds and what is packed already.

    A feed is open for hours and sends a few bytes at a time, so a packing state each would cost
    more memory than it saves in traffic.
    """
    add_compress_type("application/problem+json")
    remove_compress_type("text/event-stream")
    app.add_middleware(CompressMiddleware)


def codings_accepted(headers: Headers) -> set[str]:
    """Return the content codings that a request accepts by name, in lower case."""
    accepted = set()
    for part in headers.get("Accept-Encoding", "").lower().split(","):
        coding, weighed, quality = part.replace(" ", "").partition(";q=")
        if not weighed or quality.strip("0."):
            accepted.add(coding)
    return accepted
