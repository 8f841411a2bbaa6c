"""Loading a command's modules as quickly as it goes."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Import within the block without collections of garbage, and leave what is there out of later
    ones.

    It is hundreds of thousands of objects that stay until the end. To look through them again and
    again, while ever more come, takes a sixth of the time until a server answers.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
