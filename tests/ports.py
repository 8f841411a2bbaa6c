"""Ports for servers that tests start."""

import atexit
import random
import socket
from typing import Final

_PORTS: Final = range(11_000, 30_000)
"""Below the ports that systems give to whoever connects: a connection may take one of those before
the server listens there."""
_chance: Final = random.SystemRandom()


def free_port() -> int:
    """Return a port of this machine that nobody listens on, and that nobody else is given.

    TCP, for which a server wants it, goes apart from UDP: there the port is taken until this
    process ends, so that no other process of the tests chooses it.
    """
    while True:
        port = _chance.choice(_PORTS)
        reservation = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            reservation.bind(("127.0.0.1", port))
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", port))
        except OSError:
            reservation.close()
            continue
        atexit.register(reservation.close)
        return port
