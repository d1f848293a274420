"""How many processors there are to work with."""

import os


def processors() -> int:
    """
    How many processors this process may use, on systems that tell; else how many there are.

    >>> processors() >= 1
    True
    """
    affinity = getattr(os, "sched_getaffinity", None)
    return (os.cpu_count() or 1) if affinity is None else len(affinity(0))
