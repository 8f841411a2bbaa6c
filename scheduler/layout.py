"""A timetable from a choice of pairs: laid out in time, leftovers settled, the rest filled."""

import numpy as np

from scheduler.arrays import Bools
from scheduler.board import Board
from scheduler.construct import fill, lay_out
from scheduler.domain import Domain
from scheduler.leftovers import settle
from scheduler.network import Network
from scheduler.stopping import Clock


def built(
    domain: Domain, network: Network | None, chosen: Bools | None, seed: int, clock: Clock
) -> Board:
    """A board with the chosen candidates (M) as far as they can be placed.

    Where some cannot, whatever else fits is added; without a choice all is. Without a network
    the chosen ones are placed one after another.
    """
    board = Board(domain)
    if chosen is not None:
        if network is not None:
            board = lay_out(domain, network, chosen, seed, clock)
        missing = [row for row in np.flatnonzero(chosen).tolist() if row not in board.placed]
        if not settle(board, missing, clock):
            return board
    fill(board, clock)
    return board
