"""How small a change would have been noticed by now?"""

from inkling.change.scores import Floats, Ints


def smallest_visible(days: Ints, values: Floats, *, extra: float = 0.0) -> float | None:
    """The smallest change, in units of `values`, that would be noticed by now at least half of the time."""
    return None
