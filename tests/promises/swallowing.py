"""One file given to one reader in a process of its own, which says what came of it and what it took."""

import json
import logging
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inkling import exchange
from inkling.exchange import ExchangeError

READERS: dict[str, Callable[[bytes], object]] = {
    name: getattr(exchange, name) for name in exchange.__all__ if name.startswith("read_") and name != "read_diary"
}  # fmt: skip
"""Everything in the exchange room that reads the bytes of a file. `read_diary` is given what one of them has read."""


def main(reader: str, path: Path) -> None:
    """Read it, and say so in one line of JSON."""
    logging.disable(logging.CRITICAL)
    data = path.read_bytes()
    begun = time.process_time()
    said: dict[str, Any] = {"read": False, "says": ""}
    try:
        READERS[reader](data)
        said["read"] = True
    except ExchangeError as error:
        said["says"] = str(error)
    said |= {"seconds": time.process_time() - begun, "mebibytes": _most()}
    sys.stdout.write(json.dumps(said))


def _most() -> float:
    """The most memory this program ever had, in MiB. Where the system tells it, without what the one had that started
    it, which `getrusage` counts in."""
    status = Path("/proc/self/status")
    if status.exists():
        return (
            next(int(line.split()[1]) for line in status.read_text().splitlines() if "VmHWM" in line) / 1024
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
