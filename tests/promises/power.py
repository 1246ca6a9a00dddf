"""A disk that remembers every write and sync, and what stands on it if the power goes at any of them.

What was synced is there. What was not may be gone, may be there in part, in another order, or torn at 512 bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import apsw

SECTOR = 512


@dataclass(frozen=True)
class Op:
    """One thing done to a file: bytes written at an offset, its length set, or all of it made to last."""

    file: str
    do: str
    at: int = 0
    data: bytes = b""


@dataclass
class Recorded:
    """All that was done, in order; and after how many of these each call was acknowledged."""

    ops: list[Op] = field(default_factory=list)
    acknowledged: list[int] = field(default_factory=list)


class RecordingDisk(apsw.VFS):
    """Hands everything on to the usual disk, and writes it down."""

    def __init__(self, name: str, recorded: Recorded) -> None:
        self.recorded, self.called = recorded, name
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: Any) -> "_File":
        """Open a file of the database."""
        return _File(name, flags, self.recorded)


class _File(apsw.VFSFile):
    def __init__(self, name: Any, flags: Any, recorded: Recorded) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self.file, self.ops = Path(path).name, recorded.ops
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self.ops.append(Op(self.file, "write", offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self.ops.append(Op(self.file, "length", newsize))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self.ops.append(Op(self.file, "sync"))


@dataclass
class _OnDisk:
    """One file: what is there for certain, and what was done since."""

    lasting: bytearray
    since: list[Op] = field(default_factory=list)

    def take(self, op: Op) -> None:
        if op.do == "sync":
            for each in self.since:
                _apply(self.lasting, each)
            self.since = []
        else:
            self.since.append(op)

    def after_a_cut(self, chance: Random) -> bytes:
        """What may stand there when the power comes back."""
        there = bytearray(self.lasting)
        for op in _survivors(self.since, chance):
            _apply(there, op)
        return bytes(there)


def cuts(
    recorded: Recorded, before: dict[str, bytes], times: int, chance: Random
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Cut the power at so many random points: how many calls were acknowledged by then, and the files as they are
    found afterwards."""
    files = {name: _OnDisk(bytearray(data)) for name, data in before.items()}
    points = sorted(chance.randrange(len(recorded.ops) + 1) for _cut in range(times))
    done = 0
    for point in points:
        for op in recorded.ops[done:point]:
            files.setdefault(op.file, _OnDisk(bytearray())).take(op)
        done = point
        acknowledged = sum(at <= point for at in recorded.acknowledged)
        yield acknowledged, {name: file.after_a_cut(chance) for name, file in files.items()}


def _survivors(ops: list[Op], chance: Random) -> list[Op]:
    match chance.choice(("dropped", "in part", "reordered", "torn")):
        case "dropped":
            return []
        case "in part":
            return ops[: chance.randint(0, len(ops))]
        case "reordered":
            return chance.sample(ops, chance.randint(0, len(ops)))
        case _:
            pieces = [piece for op in ops for piece in _sectors(op)]
            return [piece for piece in pieces if chance.random() < 0.5]


def _sectors(op: Op) -> list[Op]:
    """A write in pieces that the disk writes whole or not at all."""
    if op.do != "write":
        return [op]
    edges = [0, *range(SECTOR - op.at % SECTOR, len(op.data), SECTOR), len(op.data)]
    return [Op(op.file, "write", op.at + a, op.data[a:b]) for a, b in pairwise(edges) if a < b]


def _apply(there: bytearray, op: Op) -> None:
    if op.do == "length":
        del there[op.at :]
        return
    there.extend(bytes(max(0, op.at - len(there))))
    there[op.at : op.at + len(op.data)] = op.data
