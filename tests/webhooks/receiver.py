"""A receiver of messages on this machine, which answers as it is told."""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Receiver:
    """What has come, and what is answered: `answers` in turn, then 204."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.heads: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.url = ""

    @property
    def told(self) -> list[Any]:
        """The number in each entry that has come, in order."""
        return [json.loads(body)["data"].get("number") for body in self.bodies]

    def ids(self) -> list[str]:
        """The id of each message that has come."""
        return [head["webhook-id"] for head in self.heads]


class Server(ThreadingHTTPServer):
    """Says nothing of senders that were killed."""

    def handle_error(self, *args: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*args)


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Receive until the end of the block."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = self.rfile.read(length)
            if len(body) < length:  # the sender was killed
                return
            status = receiver.answers.pop(0) if receiver.answers else 204
            receiver.heads.append({name.lower(): value for name, value in self.headers.items()})
            receiver.bodies.append(body)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", receiver.url + "elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
