"""Names in a file: what may have been meant, and a stable key made of a name."""

import difflib
import re
from collections.abc import Iterable


def closest(name: str, among: Iterable[str]) -> str:
    """Which of these names may have been meant? Empty when none is close."""
    folded = {candidate.casefold(): candidate for candidate in among}
    found = difflib.get_close_matches(name.strip().casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def keys_for(names: Iterable[str]) -> dict[str, str]:
    """Which key stands for each name? The same names in the same order always give the same keys."""
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        base = re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "item"
        key, again = base, 1
        while key in taken:
            again += 1
            key = f"{base}-{again}"
        taken.add(key)
        keys[name] = key
    return keys
