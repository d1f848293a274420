"""Memory that batches leave is kept for the next, not given back to the system page by page."""

import numpy as np

_KEPT = 31 << 20
"""Bytes; the C library of Linux learns from blocks up to 32 MiB."""


def keep_memory() -> None:
    """
    Let freed arrays stay with the process, so that the next ones do not wait for fresh pages.

    The C library of Linux keeps as much free memory as twice the largest block that it has once got back; elsewhere this does
    nothing. The block itself is never touched, and so takes no memory.
    """
    np.empty(_KEPT, np.uint8)
