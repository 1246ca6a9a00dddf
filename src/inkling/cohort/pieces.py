"""Sudden gains from a table to a file, at any size: what is too large to keep is worked through in pieces."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Literal

import narwhals as nw

from inkling.change import GainQuirks
from inkling.cohort.engines import (
    Engine,
    Frame,
    can_be_taken_apart,
    check_name,
    kept,
    opened,
    rows_of,
    said_plainly,
    table_in,
    taken_apart,
    write,
    write_part,
)
from inkling.cohort.flow import Flow
from inkling.cohort.found import FoundGains, found_gains
from inkling.cohort.gains import check_sizes, gains
from inkling.cohort.reading import Counts, episodes_of, flow_of, looked_through, marked_rows, refuse

PIECE = 2_000_000
"""Rows that are worked through at once: about 125,000 courses of 16 sessions, in half a gigabyte of memory."""

Step = Literal["reading", "looking", "writing"]
Told = Callable[[Step, int, int], None]
"""Is told at which step the work is, how many pieces of it are done, and of how many."""


@dataclass(frozen=True, kw_only=True)
class WrittenGains:
    """Who was counted in, and what was found in the answers that were written?"""

    flow: Flow
    found: FoundGains


def write_gains(
    source: object,
    out: Path,
    cutoff: float | None,
    share: float | None = 0.25,
    adjust: bool = True,
    losses: bool = False,
    *,
    quirks: GainQuirks | None = None,
    told: Told = lambda _step, _done, _of: None,
    person: str | None = None,
    session: str | None = None,
    score: str | None = None,
    engine: Engine = "polars",
) -> WrittenGains:
    """Write the sudden gains of this table to a file, .parquet or .csv: `read`, `gains` and `write`, at any size.

    A table of more than two million rows is taken apart by person into pieces in a folder beside `out`, which is
    always removed; they are worked through one after the other, so that no more than one is in memory. The answers are
    the same, in the same order. Raises `CohortError`, and then leaves what was at `out`.
    """
    check_sizes(cutoff, share)
    check_name(out)

    def answers(scores: Frame, counts: Counts) -> Frame:
        return gains(episodes_of(scores, counts), cutoff, share, adjust, losses, quirks=quirks)

    told("reading", 0, 1)
    frame, header = opened(source, engine)
    with said_plainly():
        marked = marked_rows(frame, person, session, score, decimal_comma=header.decimal_comma)
        rows = rows_of(marked)
        if rows > PIECE and can_be_taken_apart(marked):
            return _in_pieces(marked, rows, out, answers, told)
        scores, counts = looked_through(marked if rows > PIECE else kept(marked))
    refuse(counts)
    told("looking", 0, 1)
    found = answers(scores, counts)
    if rows <= PIECE:
        found = kept(found)
    told("writing", 0, 1)
    write(found, out)
    return WrittenGains(flow=flow_of(counts), found=found_gains(found))


def _in_pieces(
    marked: Frame, rows: int, out: Path, answers: Callable[[Frame, Counts], Frame], told: Told
) -> WrittenGains:
    """Apart into files, one after the other, and together again."""
    all_counts: list[Counts] = []
    all_found: list[FoundGains] = []
    with said_plainly(), tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as folder:
        apart, done = Path(folder) / "pieces", Path(folder) / "answers"
        done.mkdir()
        pieces = taken_apart(_narrow(marked), rows, ceil(rows / PIECE), apart)
        for number, piece in enumerate(pieces):
            told("looking", number, len(pieces))
            scores, counts = looked_through(kept(_wide(table_in(piece, marked))))
            shutil.rmtree(piece)
            found = kept(answers(scores, counts))
            write_part(found, done / f"{number:06}.parquet")
            all_counts.append(counts)
            all_found.append(found_gains(found))
        counts = _sum(all_counts) if pieces else looked_through(marked)[1]
        counts |= {"rows": rows, "rows_without_person": rows - counts["rows"]}
        refuse(counts)
        told("writing", 0, 1)
        write(table_in(done, marked), out)
    return WrittenGains(flow=flow_of(counts), found=FoundGains(**_sum([vars(found) for found in all_found])))


_KINDS = {"session": (nw.Int64, nw.Int32), "unread": (nw.Int64, nw.Int8), "infinite": (nw.Int64, nw.Int8)}
"""What these columns are while they are worked with, and on disk: no session and no flag needs more."""


def _narrow(marked: Frame) -> Frame:
    return marked.with_columns(nw.col(name).cast(narrow) for name, (_wide, narrow) in _KINDS.items())


def _wide(piece: Frame) -> Frame:
    columns = ("person", "session", "score", "unread", "infinite")
    return piece.select(
        nw.col(name).cast(_KINDS[name][0]) if name in _KINDS else nw.col(name) for name in columns
    )


def _sum(many: list[Counts]) -> Counts:
    return {name: sum(counts[name] for counts in many) for name in many[0]}
