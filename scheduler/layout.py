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
    """A board with the chosen candidates (M) as far as they can be placed, and what else fits.

    Without a network or a choice it is filled from nothing.
    """
    board = Board(domain)
    if network is not None and chosen is not None:
        board = lay_out(domain, network, chosen, seed, clock)
        settle(board, (r for r in np.flatnonzero(chosen).tolist() if r not in board.placed), clock)
    fill(board, clock)
    return board
