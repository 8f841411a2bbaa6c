"""A short form of the campaign in which every promised move must be kept on a busy machine."""

import random

from tests.api import Api
from tests.campaigns.moves_kept import burning, play
from tests.timetable.editing.hand import Hand


def test_every_promised_move_is_kept_while_other_processes_burn_both_cores(
    api: Api, hand: Hand
) -> None:
    with burning(2):
        result = play(api.organizer, api.at(), 1, 5, random.Random(1))
    assert (result.kept, result.broken) == (5, [])
